package org.aceso.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.RemoteBucketBuilder;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.NopeOptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.delay.DelayOptimization;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import javax.sql.DataSource;
import org.aceso.database.DatabaseTime;

/**
 * Counts requests by policy and key. What is counted exactly is counted under a row lock of the
 * database; the rest is counted in batches, which each server takes in advance.
 */
public final class Limiter {
  private static final int MOST_METERS = 100_000;
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int MOST_REMOVED = 10_000;

  private final TimeMeter clock;
  private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
  private final LoadingCache<Counted, Meter> meters;

  public Limiter(DataSource database, DatabaseTime time) {
    this.clock = new SharedClock(time);
    this.buckets =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("rate_limit")
            .idColumn("id")
            .stateColumn("state")
            .expiresAtColumn("expires_at")
            .clientClock(clock)
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT))
            .build();
    this.meters =
        Caffeine.newBuilder()
            .maximumSize(MOST_METERS)
            .expireAfterAccess(KEPT)
            .build(counted -> meter(counted.policy(), counted.key()));
  }

  /** Counts one request of somebody. */
  public Standing take(Policy policy, String key) {
    return meters.get(new Counted(policy, key)).take();
  }

  /** The request that was counted last cost nothing after all. */
  public void giveBack(Policy policy, String key) {
    meters.get(new Counted(policy, key)).giveBack();
  }

  /** Whether this server knows, without asking, that somebody has nothing left. */
  public boolean isKnownEmpty(Policy policy, String key) {
    Meter meter = meters.getIfPresent(new Counted(policy, key));
    return meter != null && meter.isKnownEmpty();
  }

  /** Removes counts whose windows ended long ago. */
  public void forget() {
    int removed;
    do {
      removed = buckets.removeExpired(MOST_REMOVED);
    } while (removed == MOST_REMOVED);
  }

  private Meter meter(Policy policy, String key) {
    BucketConfiguration configuration =
        BucketConfiguration.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(policy.quota())
                        .refillIntervally(policy.quota(), policy.window()))
            .build();
    RemoteBucketBuilder<String> builder = buckets.builder();
    if (!policy.exact()) {
      builder.withOptimization(
          new DelayOptimization(
              new DelayParameters(policy.batch(), policy.window()),
              NopeOptimizationListener.INSTANCE,
              clock));
    }
    return new Meter(
        policy, builder.build(policy.row(key), () -> configuration), clock::currentTimeNanos);
  }

  /** Whose requests a meter counts. */
  private record Counted(Policy policy, String key) {}

  /** The database's time, which all servers count in. */
  private record SharedClock(DatabaseTime time) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return time.nanos();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
