package org.aceso.runner.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import org.aceso.spi.Column;
import org.aceso.spi.Id;
import org.aceso.spi.MetricInfo;

/**
 * The one mapping between JSON and the records of the runner and the SPI.
 *
 * <p>JSON has no NaN and no infinities: a number that is undefined or a bound that is absent is
 * null, and becomes NaN or the infinity again when it is read. An {@link Id} is its text. Unknown
 * members and repeated members are refused.
 */
public final class RunnerJson {
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(64)
          .maxStringLength(1 << 20)
          .maxNumberLength(100)
          .build();

  private static final ObjectMapper MAPPER = mapping(JsonMapper.builder(text()));
  private static final ObjectMapper BINARY = mapping(SmileMapper.builder(binary()));

  private RunnerJson() {}

  /** The mapper; not to be configured further. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /** The same mapping to Smile, which is JSON in binary: thousands of numbers cost less. */
  public static ObjectMapper binaryMapper() {
    return BINARY;
  }

  private static JsonFactory text() {
    return JsonFactory.builder()
        .streamReadConstraints(CONSTRAINTS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .build();
  }

  private static SmileFactory binary() {
    return SmileFactory.builder()
        .streamReadConstraints(CONSTRAINTS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  private static ObjectMapper mapping(MapperBuilder<?, ?> builder) {
    SimpleModule module =
        new SimpleModule("aceso")
            .addSerializer(double[].class, new Doubles.Writer())
            .addDeserializer(double[].class, new Doubles.Reader())
            .addSerializer(Id.class, new Ids.Writer())
            .addDeserializer(Id.class, new Ids.Reader());
    return builder
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .addModule(module)
        .addMixIn(MetricInfo.class, Bounded.MetricInfoMixin.class)
        .addMixIn(Column.class, Bounded.ColumnMixin.class)
        .build();
  }
}
