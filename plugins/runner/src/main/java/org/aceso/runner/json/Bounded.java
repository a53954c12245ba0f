package org.aceso.runner.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Records with bounds, where null is "no bound". */
final class Bounded {
  private Bounded() {}

  /** Adds the key, which clients address scores by and need not put together themselves. */
  interface MetricInfoMixin {
    @JsonSerialize(using = Writer.class)
    @JsonDeserialize(using = Least.class)
    double least();

    @JsonSerialize(using = Writer.class)
    @JsonDeserialize(using = Most.class)
    double most();

    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    String key();
  }

  interface ColumnMixin {
    @JsonSerialize(using = Writer.class)
    @JsonDeserialize(using = Least.class)
    double least();

    @JsonSerialize(using = Writer.class)
    @JsonDeserialize(using = Most.class)
    double most();
  }

  static final class Writer extends StdSerializer<Double> {
    Writer() {
      super(Double.class);
    }

    @Override
    public void serialize(Double bound, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(bound)) {
        out.writeNumber(bound);
      } else {
        out.writeNull();
      }
    }
  }

  /** Reads a bound; its absence is the infinity that it was. */
  private abstract static class Reader extends StdDeserializer<Double> {
    private final double absent;

    Reader(double absent) {
      super(Double.class);
      this.absent = absent;
    }

    @Override
    public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return in.getDoubleValue();
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return absent;
    }
  }

  static final class Least extends Reader {
    Least() {
      super(Double.NEGATIVE_INFINITY);
    }
  }

  static final class Most extends Reader {
    Most() {
      super(Double.POSITIVE_INFINITY);
    }
  }
}
