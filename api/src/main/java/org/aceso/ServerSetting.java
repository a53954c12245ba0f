package org.aceso;

import java.util.Locale;

/** Everything that an operator can set about a server, with its standard value. */
enum ServerSetting {
  HOST("127.0.0.1", "the address to listen on; 0.0.0.0 for all"),
  PORT("8080", 0, 65_535, "the port to listen on; 0 for any free one"),
  DATA(
      "aceso-data", "the folder of stored files and of the embedded database; kept between starts"),
  STORE(
      "folder",
      "where files are kept: folder (below the data folder), /a/shared/folder, or s3://bucket/prefix"),
  STORE_ENDPOINT("", "the URL of an object store that is not Amazon's"),
  STORE_REGION("us-east-1", "the region of the object store"),
  STORE_PATH_STYLE(
      "false", "whether the bucket stands in the path of the object store's URLs: true or false"),
  STORE_CREDENTIALS_FILE(
      "",
      "a file of AWS profiles, of which the one called default counts; when empty, where the AWS SDK"
          + " looks by itself"),
  STORE_CACHE_BYTES(
      "10737418240", 0, Long.MAX_VALUE, "how much local copies of an object store may take"),
  DATABASE_URL(
      "", "jdbc:postgresql://host:port/name of an outside PostgreSQL; embedded when empty"),
  DATABASE_USER("aceso", "the user of an outside PostgreSQL"),
  DATABASE_PASSWORD_FILE("", "a file that holds the password of that user"),
  DATABASE_CONNECTIONS("16", 4, 1_000, "how many connections the server keeps at most"),
  PLUGINS("", "the folder of plugin jars; the ones that come with Aceso when empty"),
  PLUGINS_ALLOWED("", "a file with one SHA-256 a line: only these jars are used; all when empty"),
  WORKERS(
      "2",
      0,
      1_000,
      "how many submissions are evaluated at a time; 0 to leave it to other servers and to work"),
  WORK_PORT(
      "0",
      0,
      65_535,
      "the port on which work answers GET /healthz and /readyz; 0 for none; serve has its own"),
  CHILD_HEAP_MIB("1024", 16, 1_000_000, "the heap of an evaluator process, in MiB"),
  EVALUATION_SECONDS("600", 1, 1_000_000, "how long one evaluation may take"),
  PART_CASES(
      "25",
      0,
      1_000_000,
      "how many files of cases idle workers take from one another at a time; 0 for whole evaluations"
          + " alone"),
  DESCRIBE_SECONDS("20", 1, 1_000_000, "how long a plugin jar may take to describe itself"),
  LEASE_SECONDS("20", 1, 1_000_000, "after how long the work of a lost process is taken over"),
  TOKEN_DAYS("365", 1, 3_650, "how long a token lives at most that an administrator makes"),
  SELF_MADE_TOKEN_DAYS(
      "90",
      0,
      3_650,
      "how long a token lives at most that people make for themselves; 0 to let them make none"),
  OIDC_ISSUER(
      "",
      "the identity providers whose tokens are taken: their issuers, separated by blanks; none when"
          + " empty"),
  OIDC_AUDIENCE("", "what such a token must name as its audience; one of several suffices"),
  OIDC_JWKS_URL(
      "",
      "where the keys of the issuers are, in the same order; looked up in their descriptions when"
          + " empty"),
  OIDC_ALGORITHMS("RS256 PS256 ES256", "how such a token may be signed"),
  OIDC_SCOPE_CLAIM("scope", "the claim of such a token that holds its scopes"),
  OIDC_CLOCK_SKEW_SECONDS("30", 0, 600, "how far an issuer's clock may differ"),
  OIDC_MAX_AGE_SECONDS(
      "86400", 60, 31_536_000, "how old such a token may be, even when it ends later"),
  OIDC_NEW_PEOPLE(
      "true", "whether such a token of somebody unknown makes them a person here: true or false"),
  STREAMS("500", 0, 100_000, "how many streams of events may be open at a time"),
  EVENT_DAYS("30", 7, 10_000, "for how many days events are kept"),
  WEBHOOK_TARGETS(
      "public", "where webhooks may be sent: public (https alone), or any, http and private too"),
  WEBHOOK_SECONDS("15", 1, 600, "how long one attempt to send to a webhook may take"),
  WEBHOOK_RETRY_SECONDS(
      "5,300,1800,7200,18000,36000,50400,72000,86400",
      "how long to wait after each failed attempt; after the last the webhook is disabled"),
  MAX_UPLOAD_BYTES("104857600", 1, Long.MAX_VALUE, "the largest file that is taken in one request"),
  MAX_RESUMABLE_BYTES("10737418240", 1, Long.MAX_VALUE, "the largest file that is taken in parts"),
  RESUMABLE_HOURS("72", 1, 8_760, "for how long a file is kept after the last part of it came"),
  RESUMABLE_PER_PERSON("10", 1, 10_000, "how many such files one person may have at a time"),
  UPLOADS("64", 1, 200, "how many files are taken in at a time; others are told to come again"),
  SLOWEST_BYTES(
      "1024",
      0,
      1_000_000_000,
      "how many bytes of a body a client must send in a second; 0 for no such rule"),
  SLOW_SECONDS("20", 1, 86_400, "for how long a client may be slower than that"),
  BODY_SECONDS("60", 1, 86_400, "how long a body may take that is no file"),
  HEAD_SECONDS(
      "75",
      1,
      86_400,
      "after how long without a request a connection is closed; more than clients keep theirs"),
  STOP_DELAY_SECONDS(
      "0",
      0,
      3_600,
      "how long a server that is told to stop still takes requests while /readyz says 503: as long"
          + " as its load balancer needs to notice"),
  STOP_SECONDS("20", 1, 3_600, "how long requests under way may take after that"),
  METRICS_PORT(
      "-1", -1, 65_535, "the port for GET /metrics (Prometheus); 0 for any free one, -1 for none"),
  METRICS_HOST("127.0.0.1", "the address on which metrics are read: whoever reaches it reads them"),
  OTLP_ENDPOINT(
      "",
      "the collector that traces are sent to (OTLP over HTTP), such as http://localhost:4318; none"
          + " when empty"),
  CONNECTIONS("10000", 10, 1_000_000, "how many connections of clients are open at a time"),
  RATE_WINDOW_SECONDS("60", 1, 86_400, "the window in which requests are counted"),
  RATE_READS("1200", 0, 1_000_000_000, "reads of one person in a window; 0 for no limit"),
  RATE_WRITES("240", 0, 1_000_000_000, "writes of one person in a window; 0 for no limit"),
  RATE_VALIDATIONS(
      "30", 0, 1_000_000_000, "files that one person has validated in a window; 0 for no limit"),
  RATE_ANONYMOUS(
      "600", 0, 1_000_000_000, "requests without a token of one address; 0 for no limit"),
  RATE_FAILURES("60", 0, 1_000_000_000, "refused tokens of one address; 0 for no limit"),
  RATE_PLATFORM(
      "6000",
      0,
      1_000_000_000,
      "requests of a hosting platform for all its users in a window; 0 for no limit"),
  LOG_FORMAT("text", "how the log is written to standard error: text, or json for machines"),
  PUBLIC_URL(
      "",
      "what clients call the server, such as https://api.example.org: links are absolute then; paths"
          + " when empty"),
  CORS_ORIGINS(
      "",
      "the web pages whose scripts may read answers: origins (https://example.org) with commas"
          + " between, or * for all; none when empty"),
  TRUSTED_PROXIES(
      "",
      "addresses and ranges (10.0.0.0/8) of proxies whose X-Forwarded-For is believed, with commas"
          + " between; none when empty");

  private final String standard;
  private final long least;
  private final long most;
  private final String help;

  ServerSetting(String standard, String help) {
    this(standard, 0, -1, help);
  }

  /** A whole number in a range. */
  ServerSetting(String standard, long least, long most, String help) {
    this.standard = standard;
    this.least = least;
    this.most = most;
    this.help = help;
  }

  boolean isNumber() {
    return least <= most;
  }

  long least() {
    return least;
  }

  long most() {
    return most;
  }

  String standard() {
    return standard;
  }

  String help() {
    return help;
  }

  /** Its name in the environment. */
  String variable() {
    return "ACESO_" + name();
  }

  /** Its name in a settings file. */
  String property() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
