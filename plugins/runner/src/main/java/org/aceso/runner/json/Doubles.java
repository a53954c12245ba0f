package org.aceso.runner.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Arrays;

/** An array of numbers, with null for NaN. */
final class Doubles {
  private Doubles() {}

  static final class Writer extends StdSerializer<double[]> {
    Writer() {
      super(double[].class);
    }

    @Override
    public void serialize(double[] values, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray(values, values.length);
      for (double value : values) {
        if (Double.isFinite(value)) {
          out.writeNumber(value);
        } else {
          out.writeNull();
        }
      }
      out.writeEndArray();
    }
  }

  static final class Reader extends StdDeserializer<double[]> {
    Reader() {
      super(double[].class);
    }

    @Override
    public double[] deserialize(JsonParser in, DeserializationContext context) throws IOException {
      if (!in.isExpectedStartArrayToken()) {
        return (double[]) context.handleUnexpectedToken(double[].class, in);
      }
      double[] values = new double[16];
      int size = 0;
      while (in.nextToken() != JsonToken.END_ARRAY) {
        if (size == values.length) {
          values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] =
            in.currentToken() == JsonToken.VALUE_NULL ? Double.NaN : in.getDoubleValue();
      }
      return Arrays.copyOf(values, size);
    }
  }
}
