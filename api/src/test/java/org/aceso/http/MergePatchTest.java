package org.aceso.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MergePatchTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** RFC 7396, appendix A. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"a\":\"b\"}; {\"a\":\"c\"}; {\"a\":\"c\"}",
        "{\"a\":\"b\"}; {\"b\":\"c\"}; {\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"}; {\"a\":null}; {}",
        "{\"a\":\"b\",\"b\":\"c\"}; {\"a\":null}; {\"b\":\"c\"}",
        "{\"a\":[\"b\"]}; {\"a\":\"c\"}; {\"a\":\"c\"}",
        "{\"a\":\"c\"}; {\"a\":[\"b\"]}; {\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}}; {\"a\":{\"b\":\"d\",\"c\":null}}; {\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]}; {\"a\":[1]}; {\"a\":[1]}",
        "[\"a\",\"b\"]; [\"c\",\"d\"]; [\"c\",\"d\"]",
        "{\"a\":\"b\"}; [\"c\"]; [\"c\"]",
        "{\"a\":\"foo\"}; null; null",
        "{\"a\":\"foo\"}; \"bar\"; \"bar\"",
        "{\"e\":null}; {\"a\":1}; {\"e\":null,\"a\":1}",
        "[1,2]; {\"a\":\"b\",\"c\":null}; {\"a\":\"b\"}",
        "{}; {\"a\":{\"bb\":{\"ccc\":null}}}; {\"a\":{\"bb\":{}}}"
      })
  void patch_givesTheResultOfTheStandard(String original, String patch, String result)
      throws IOException {
    JsonNode target = JSON.readTree(original);
    JsonNode change = JSON.readTree(patch);
    assertEquals(JSON.readTree(result), MergePatch.apply(target, change));
    assertEquals(JSON.readTree(original), target, "the target changed");
    assertEquals(JSON.readTree(patch), change, "the patch changed");
  }
}
