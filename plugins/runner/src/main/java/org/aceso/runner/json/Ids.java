package org.aceso.runner.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.aceso.spi.Id;

/** An id is its text {@code name@version}. */
final class Ids {
  private Ids() {}

  static final class Writer extends StdSerializer<Id> {
    Writer() {
      super(Id.class);
    }

    @Override
    public void serialize(Id id, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(id.toString());
    }
  }

  static final class Reader extends StdDeserializer<Id> {
    Reader() {
      super(Id.class);
    }

    @Override
    public Id deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getValueAsString("");
      try {
        return Id.parse(text);
      } catch (IllegalArgumentException e) {
        return (Id) context.handleWeirdStringValue(Id.class, text, "%s", e.getMessage());
      }
    }
  }
}
