package org.aceso;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.aceso.audit.Sealer;
import org.aceso.database.DatabaseTime;
import org.aceso.event.EventLog;
import org.aceso.limit.Limiter;
import org.aceso.personal.Retention;
import org.aceso.phase.PhaseNews;
import org.aceso.removal.FileRetention;
import org.aceso.rescoring.Rescorings;
import org.aceso.webhook.Webhooks;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens by itself. Work that one server does for all is db-scheduler's; each process removes
 * what was left on its machine, and seals the audit log when no other does.
 */
final class Timers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
  private static final Duration SEAL_EVERY = Duration.ofMillis(500);
  private static final Duration NOTICE_EVERY = Duration.ofSeconds(1);
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
  private static final Duration READ_CLOCK_EVERY = Duration.ofSeconds(30);

  /** Two sweeps over what ended challenges kept may take long: the rest does not wait for them. */
  private static final int THREADS = 4;

  private final Scheduler scheduler;
  private final ScheduledFuture<?> seals;
  private final ScheduledFuture<?> readings;
  private final ScheduledFuture<?> tidying;
  private final ScheduledExecutorService own = Executors.newScheduledThreadPool(3);

  Timers(
      DataSource database,
      Jdbi jdbi,
      Duration eventsKept,
      Limiter limiter,
      DatabaseTime time,
      Leftovers leftovers,
      Rescorings rescorings) {
    RecurringTask<Void> forget =
        Tasks.recurring("forget-idempotency-keys", FixedDelay.of(FORGET_EVERY))
            .execute(
                (instance, context) ->
                    jdbi.useHandle(
                        db ->
                            db.execute(
                                """
                                DELETE FROM idempotency
                                WHERE created_at < now() - interval '24 hours'
                                """)));
    RecurringTask<Void> forgetEvents =
        Tasks.recurring("forget-events", FixedDelay.of(FORGET_EVERY))
            .execute(
                (instance, context) ->
                    jdbi.useHandle(
                        db -> {
                          EventLog.forget(eventsKept, db);
                          Webhooks.tidy(db);
                        }));
    RecurringTask<Void> forgetCounts =
        Tasks.recurring("forget-rate-limits", FixedDelay.of(FORGET_EVERY))
            .execute((instance, context) -> limiter.forget());
    RecurringTask<Void> noticePhases =
        Tasks.recurring("notice-phases", FixedDelay.of(NOTICE_EVERY))
            .execute((instance, context) -> jdbi.useTransaction(PhaseNews::notice));
    RecurringTask<Void> eraseEnded =
        Tasks.recurring("erase-personal-data-of-ended-challenges", FixedDelay.of(FORGET_EVERY))
            .execute((instance, context) -> new Retention(jdbi).sweep());
    RecurringTask<Void> expireRescorings =
        Tasks.recurring("expire-rescorings", FixedDelay.of(FORGET_EVERY))
            .execute((instance, context) -> rescorings.expire(jdbi));
    RecurringTask<Void> removeFiles =
        Tasks.recurring("remove-files-of-ended-challenges", FixedDelay.of(FORGET_EVERY))
            .execute((instance, context) -> new FileRetention(jdbi, leftovers.store()).sweep());
    this.scheduler =
        Scheduler.create(database)
            .startTasks(
                forget,
                forgetEvents,
                noticePhases,
                forgetCounts,
                eraseEnded,
                expireRescorings,
                removeFiles)
            .threads(THREADS)
            .pollingInterval(Duration.ofSeconds(1))
            .heartbeatInterval(Duration.ofSeconds(5))
            .missedHeartbeatsLimit(4)
            .build();
    scheduler.start();
    this.seals =
        every(
            SEAL_EVERY.toMillis(),
            () -> attempt("the audit log could not be sealed", () -> Sealer.sealAll(jdbi)));
    this.readings =
        every(
            READ_CLOCK_EVERY.toMillis(),
            () -> attempt("the database's clock could not be read", time::read));
    this.tidying =
        every(
            FORGET_EVERY.toMillis(),
            () -> attempt("leftovers of uploads could not be removed", leftovers::remove));
  }

  private ScheduledFuture<?> every(long millis, Runnable work) {
    return own.scheduleWithFixedDelay(work, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** What fails is repeated; letting it out would end the timer. */
  private static void attempt(String failure, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      // Letting it out would end the timer.
      LOG.warn("{}: {}", failure, e.toString());
    }
  }

  @Override
  public void close() {
    readings.cancel(false);
    seals.cancel(false);
    tidying.cancel(false);
    own.shutdown();
    scheduler.stop();
  }
}
