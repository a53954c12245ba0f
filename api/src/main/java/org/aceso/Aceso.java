package org.aceso;

import io.javalin.Javalin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.account.AccountRoutes;
import org.aceso.account.Accounts;
import org.aceso.account.BlockRoutes;
import org.aceso.account.Credentials;
import org.aceso.account.TokenLimits;
import org.aceso.announcement.AnnouncementRoutes;
import org.aceso.announcement.Announcements;
import org.aceso.approval.ApprovalRoutes;
import org.aceso.approval.Approvals;
import org.aceso.attestation.AttestationRoutes;
import org.aceso.audit.AuditRoutes;
import org.aceso.challenge.Audience;
import org.aceso.challenge.ChallengeRoutes;
import org.aceso.challenge.Challenges;
import org.aceso.database.Database;
import org.aceso.database.DatabaseTime;
import org.aceso.dataset.DatasetRoutes;
import org.aceso.dataset.Datasets;
import org.aceso.dataset.FileRef;
import org.aceso.document.DocumentRoutes;
import org.aceso.document.Documents;
import org.aceso.evaluation.EvaluationRoutes;
import org.aceso.evaluation.Workers;
import org.aceso.event.EventLog;
import org.aceso.external.ExternalRoutes;
import org.aceso.feed.Feed;
import org.aceso.feed.FeedRoutes;
import org.aceso.form.FormRoutes;
import org.aceso.form.Forms;
import org.aceso.host.HostRoutes;
import org.aceso.host.Hosts;
import org.aceso.http.Api;
import org.aceso.http.Contract;
import org.aceso.http.Edge;
import org.aceso.http.Streams;
import org.aceso.invitation.InvitationRoutes;
import org.aceso.invitation.Invitations;
import org.aceso.joinrequest.JoinRequestRoutes;
import org.aceso.joinrequest.JoinRequests;
import org.aceso.leaderboard.LeaderboardRoutes;
import org.aceso.leaderboard.Leaderboards;
import org.aceso.limit.Limiter;
import org.aceso.merge.MergeRoutes;
import org.aceso.merge.Merges;
import org.aceso.meta.Health;
import org.aceso.meta.MetaRoutes;
import org.aceso.monitor.MetricsPort;
import org.aceso.monitor.Monitor;
import org.aceso.oidc.OidcSettings;
import org.aceso.oidc.Providers;
import org.aceso.personal.PersonalRoutes;
import org.aceso.phase.FirstPhase;
import org.aceso.phase.PhaseRoutes;
import org.aceso.phase.Phases;
import org.aceso.phase.RankingCheck;
import org.aceso.phase.Rescore;
import org.aceso.phase.SelfTest;
import org.aceso.platform.PlatformRoutes;
import org.aceso.platform.PlatformTokenRoutes;
import org.aceso.platform.PlatformUserRoutes;
import org.aceso.platform.PlatformUsers;
import org.aceso.platform.Platforms;
import org.aceso.plugin.Catalogue;
import org.aceso.plugin.Evaluators;
import org.aceso.plugin.HostedType;
import org.aceso.plugin.PluginRoutes;
import org.aceso.plugin.PresetRoutes;
import org.aceso.queue.ExternalJobs;
import org.aceso.registration.Changes;
import org.aceso.registration.Decisions;
import org.aceso.registration.RegistrationRoutes;
import org.aceso.registration.Registrations;
import org.aceso.rescoring.RescoringRoutes;
import org.aceso.rescoring.Rescorings;
import org.aceso.rescoring.Switch;
import org.aceso.role.RoleRoutes;
import org.aceso.role.Roles;
import org.aceso.runner.Runner;
import org.aceso.runner.descriptor.TypeDescriptor;
import org.aceso.selection.FollowingSelections;
import org.aceso.selection.SelectionRoutes;
import org.aceso.selection.Selections;
import org.aceso.standing.FollowingStandings;
import org.aceso.storage.BlobStore;
import org.aceso.storage.Scratch;
import org.aceso.submission.Admissions;
import org.aceso.submission.AnnotationRoutes;
import org.aceso.submission.SubmissionRoutes;
import org.aceso.submission.Submissions;
import org.aceso.submission.ValidationRoutes;
import org.aceso.submission.Validations;
import org.aceso.team.Forming;
import org.aceso.team.MemberRoutes;
import org.aceso.team.Members;
import org.aceso.team.Pseudonyms;
import org.aceso.team.TeamRoutes;
import org.aceso.team.Teams;
import org.aceso.trace.Traces;
import org.aceso.upload.Assembly;
import org.aceso.upload.UploadRoutes;
import org.aceso.upload.Uploads;
import org.aceso.webhook.WebhookRoutes;
import org.aceso.webhook.Webhooks;
import org.aceso.wire.Meta;
import org.jdbi.v3.core.Jdbi;

/** One server process: everything is constructed here, and closed in the opposite order. */
public final class Aceso implements AutoCloseable {
  private final Kept parts = new Kept();
  private Javalin http;
  private volatile Health health;
  private MetricsPort metrics;

  /** One that does not serve yet; it may be closed from another thread while it starts. */
  Aceso() {}

  /**
   * Starts a server.
   *
   * @throws ConfigException when the operator has to correct something
   * @throws IOException when the data folder cannot be used
   */
  static Aceso start(Config config) throws IOException {
    Aceso server = new Aceso();
    server.open(config);
    return server;
  }

  /** As {@link #start}. */
  void open(Config config) throws IOException {
    try {
      assemble(config);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Where it listens. */
  String url() {
    return "http://localhost:" + http.port();
  }

  private void assemble(Config config) throws IOException {
    OidcSettings oidc = OidcConfig.read(config);
    Path data = DataFolder.open(config);
    Traces traces = keep(Parts.traces(config, "serve"));
    BlobStore store = keep(Stores.open(config, data));
    Database database = database(config, data);
    Jdbi jdbi = database.jdbi();
    Scratch scratch =
        keep(Scratch.open(data.resolve("scratch"), config.bytes(ServerSetting.MAX_UPLOAD_BYTES)));
    Evaluators evaluators =
        keep(Evaluators.start(Parts.options(config), store, data.resolve("jars")));
    Catalogue catalogue =
        Catalogue.read(Parts.plugins(config), Parts.allowed(config), evaluators, jdbi);

    TokenLimits limits =
        new TokenLimits(
            config.days(ServerSetting.TOKEN_DAYS), config.days(ServerSetting.SELF_MADE_TOKEN_DAYS));
    Credentials credentials = new Credentials(keep(new Providers(oidc)));
    Challenges challenges = new Challenges();
    Datasets datasets = new Datasets(store);
    Approvals approvals = new Approvals(datasets);
    SelfTest selfTest = new SelfTest(catalogue, evaluators, datasets, store);
    Phases phases = new Phases(challenges, selfTest, approvals);
    Submissions submissions = new Submissions(phases);
    Workers workers =
        new Workers(
            jdbi,
            config.seconds(ServerSetting.LEASE_SECONDS),
            config.number(ServerSetting.PART_CASES),
            evaluators,
            store,
            traces);

    health =
        keep(
            new Health(
                Map.of(
                    "database", () -> jdbi.useHandle(db -> db.execute("SELECT 1")),
                    "store", store::check,
                    "plugins", () -> requireTypes(catalogue))));
    Optional<Monitor> monitor = monitor(config, database, data);
    Contract contract = Contract.load();
    Installation installation = Installation.open(jdbi, data);
    PlatformUsers users = new PlatformUsers();
    DatabaseTime time = new DatabaseTime(jdbi);
    Limiter limiter = new Limiter(database.dataSource(), time);
    Uploads uploads = new Uploads(jdbi, store, Parts.uploads(config));
    Api api =
        new Api(
            contract,
            jdbi,
            credentials,
            users,
            store,
            scratch,
            new Assembly(jdbi, store, uploads),
            installation.cursorSecret(),
            Parts.edge(config, limiter, time, answered(monitor), traces));
    new AccountRoutes(new Accounts(limits)).register(api);
    new BlockRoutes().register(api);
    new UploadRoutes(jdbi, store, uploads).register(api);
    Platforms platforms = new Platforms();
    new PlatformRoutes(platforms).register(api);
    new PlatformTokenRoutes(platforms, limits).register(api);
    new PlatformUserRoutes(platforms, users).register(api);
    new HostRoutes(new Hosts(challenges)).register(api);
    new ChallengeRoutes(challenges, new FirstPhase(phases, catalogue)::begin).register(api);
    new RoleRoutes(new Roles(challenges)).register(api);
    new DatasetRoutes(datasets).register(api);
    jdbi.useTransaction(Teams::renewLooks);
    Forming forming = new Forming(challenges);
    Members members = new Members(forming);
    Teams teams = new Teams(forming, members);
    Leaderboards boards = new Leaderboards(phases);
    new PersonalRoutes(members, new Pseudonyms(forming), boards).register(api);
    new TeamRoutes(teams, forming).register(api);
    new MemberRoutes(teams, members).register(api);
    new InvitationRoutes(teams, new Invitations(forming, members)).register(api);
    new JoinRequestRoutes(teams, new JoinRequests(forming, members)).register(api);
    Merges merges = new Merges(forming, teams, new FollowingSelections(new FollowingStandings()));
    new MergeRoutes(teams, merges).register(api);
    new DocumentRoutes(new Documents(challenges)).register(api);
    new FormRoutes(new Forms(challenges)).register(api);
    Registrations registrations = new Registrations(challenges);
    new RegistrationRoutes(
            registrations, new Changes(registrations, members), new Decisions(challenges))
        .register(api);
    RankingCheck rankings = new RankingCheck(catalogue, evaluators, datasets);
    new PhaseRoutes(phases, rankings, datasets, store).register(api);
    new ApprovalRoutes(approvals, phases).register(api);
    new AttestationRoutes(datasets).register(api);
    Admissions admissions = new Admissions(phases);
    new SubmissionRoutes(submissions, admissions, phases, store, workers::ring).register(api);
    new AnnotationRoutes(submissions, challenges).register(api);
    new SelectionRoutes(new Selections(phases)).register(api);
    new ValidationRoutes(admissions, new Validations(evaluators, store)).register(api);
    new EvaluationRoutes(submissions).register(api);
    ExternalJobs outside = new ExternalJobs(config.seconds(ServerSetting.LEASE_SECONDS));
    new ExternalRoutes(phases, submissions, outside, store).register(api);
    Streams streams = new Streams(jdbi, config.number(ServerSetting.STREAMS));
    EventLog events = new EventLog(jdbi);
    monitor.ifPresent(all -> all.watch("aceso.streams.open", "streams of events", streams::count));
    Feed feed = keep(new Feed(jdbi, events));
    new FeedRoutes(feed, streams, submissions).register(api);
    new AnnouncementRoutes(new Announcements()).register(api);
    Webhooks webhooks = Webhooks.of(Parts.webhooks(config));
    new WebhookRoutes(webhooks).register(api);
    keep(webhooks.dispatch(jdbi, Parts.webhooks(config)));
    new LeaderboardRoutes(boards, phases).register(api);
    Rescore rescore = new Rescore(selfTest, approvals);
    Rescorings rescorings = new Rescorings(challenges, phases, rescore);
    new RescoringRoutes(phases, rescorings, new Switch(rescore, boards), workers::ring)
        .register(api);
    new PresetRoutes(catalogue).register(api);
    new PluginRoutes(
            catalogue,
            evaluators,
            (call, dataset, name, db) -> {
              var sha256 = datasets.readable(call, new FileRef(dataset, name), db);
              return sha256.isEmpty() ? Optional.empty() : Optional.of(store.file(sha256.get()));
            })
        .register(api);
    new AuditRoutes((call, id, db) -> Audience.of(call, id, db).challenge().id()).register(api);
    new MetaRoutes(contract, health, () -> meta(catalogue)).register(api);

    keep(
        new Timers(
            database.dataSource(),
            jdbi,
            Duration.ofDays(config.number(ServerSetting.EVENT_DAYS)),
            limiter,
            time,
            new Leftovers(jdbi, store, uploads),
            rescorings));
    keep(workers).start(config.number(ServerSetting.WORKERS));
    if (monitor.isPresent()) {
      metrics =
          keep(
              MetricsPort.open(
                  config.text(ServerSetting.METRICS_HOST),
                  config.number(ServerSetting.METRICS_PORT),
                  monitor.get()));
    }
    http = Parts.listen(api, config);
    keep(http::stop);
    keep(streams);
  }

  private Optional<Monitor> monitor(Config config, Database database, Path data) {
    if (config.number(ServerSetting.METRICS_PORT) < 0) {
      return Optional.empty();
    }
    Monitor monitor = keep(new Monitor(database.jdbi(), health::ask));
    monitor.watch(database.dataSource());
    monitor.watch("data", data);
    return Optional.of(monitor);
  }

  private static Edge.Answered answered(Optional<Monitor> monitor) {
    return monitor
        .map(all -> (Edge.Answered) all::answered)
        .orElse((operation, status, took) -> {});
  }

  private static void requireTypes(Catalogue catalogue) {
    if (catalogue.types().isEmpty()) {
      throw new IllegalStateException("no challenge type");
    }
  }

  private static Meta meta(Catalogue catalogue) {
    List<String> types =
        catalogue.types().stream().map(HostedType::descriptor).map(TypeDescriptor::id).toList();
    return new Meta(Runner.version(), Runner.spiVersion(), null, types);
  }

  /** Whoever closes the server meanwhile waits, so that no database is left running. */
  private Database database(Config config, Path data) throws IOException {
    synchronized (parts) {
      return keep(Databases.open(config, data, this::keep));
    }
  }

  private <T extends AutoCloseable> T keep(T part) {
    return parts.keep(part);
  }

  /** Where metrics are read, if anywhere. */
  Optional<Integer> metricsPort() {
    return Optional.ofNullable(metrics).map(MetricsPort::port);
  }

  /** Says that it is not ready any more, serves on for a while, and stops. */
  void stop(Duration delay) {
    if (health != null) {
      health.stopping();
      try {
        Thread.sleep(delay.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    close();
  }

  /** Stops in order: what needs the database before the database. */
  @Override
  public void close() {
    parts.close();
  }
}
