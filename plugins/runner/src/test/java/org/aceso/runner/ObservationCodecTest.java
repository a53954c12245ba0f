package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ObservationCodecTest {
  record Inner(String name, long[] counts) {}

  record Outer(double value, int number, long large, boolean yes, Inner inner, double[][] table) {}

  record NoObservation(List<String> texts) {}

  @Test
  void observation_comesBackWithEveryBit() throws IOException {
    double notANumber = Double.longBitsToDouble(0x7FF8_0000_0000_1234L);
    Outer written =
        new Outer(
            -0.0,
            -7,
            Long.MIN_VALUE,
            true,
            new Inner("é\uD83D", new long[] {1, -1}),
            new double[][] {{notANumber, Double.MIN_VALUE}, {}, null});
    Outer read = (Outer) there(written, Outer.class);
    assertEquals(bits(written.value), bits(read.value));
    assertEquals(-7, read.number);
    assertEquals(Long.MIN_VALUE, read.large);
    assertEquals(written.inner.name, read.inner.name);
    assertArrayEquals(written.inner.counts, read.inner.counts);
    assertEquals(bits(notANumber), bits(read.table[0][0]));
    assertEquals(0, read.table[1].length);
    assertNull(read.table[2]);
  }

  @Test
  void absentParts_stayAbsent() throws IOException {
    Outer read = (Outer) there(new Outer(1, 2, 3, false, null, null), Outer.class);
    assertNull(read.inner);
    assertNull(read.table);
    assertNull(((Inner) there(new Inner(null, null), Inner.class)).name);
  }

  @Test
  void whatIsNoObservation_isTheFaultOfThePlugin() {
    EvaluatorException refused =
        assertThrows(EvaluatorException.class, () -> ObservationCodec.of(NoObservation.class));
    assertEquals(Fault.PLUGIN, refused.fault());
  }

  private static Object there(Record value, Class<? extends Record> type) throws IOException {
    ObservationCodec codec = ObservationCodec.of(type);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(value, new DataOutputStream(bytes));
    return codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }
}
