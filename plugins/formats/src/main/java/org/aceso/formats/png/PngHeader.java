package org.aceso.formats.png;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * The size of an image and how its pixels are written.
 *
 * @param depth bits of a pixel: 1, 2, 4, 8 or 16
 */
record PngHeader(int width, int height, int depth) {
  /** Bounds what a row takes before any of its bytes was seen. */
  private static final int LONGEST_SIDE = 1 << 20;

  private static final int GREY = 0;
  private static final int PALETTE = 3;

  /** Reads the first chunk; null when something was reported. */
  static PngHeader read(PngChunks chunks, Location at, Issues issues) throws IOException {
    chunks.next();
    if (!chunks.type().equals("IHDR")) {
      throw PngChunks.damaged("it does not begin with a header");
    }
    ByteBuffer fields = ByteBuffer.wrap(chunks.start(13));
    PngHeader header = new PngHeader(fields.getInt(0), fields.getInt(4), fields.get(8));
    boolean valid = header.checkSize(at, issues);
    int colour = fields.get(9);
    if (colour != GREY && colour != PALETTE) {
      issues.error(
          "unsupported_type",
          "pixels are colours: save labels as grey values or as indices of a palette",
          at.inField("colour type"));
      valid = false;
    } else if (!header.hasDepthOf(colour)) {
      issues.error(
          "bad_header", "pixels cannot have " + header.depth + " bits", at.inField("bit depth"));
      valid = false;
    }
    if (fields.get(10) != 0 || fields.get(11) != 0 || fields.get(12) != 0) {
      issues.error(
          "unsupported_type",
          "the image is interlaced, or packed in an unknown way: save it without interlacing",
          at.inField("interlace method"));
      valid = false;
    }
    return valid ? header : null;
  }

  private boolean checkSize(Location at, Issues issues) {
    boolean valid =
        width > 0
            && height > 0
            && width <= LONGEST_SIDE
            && height <= LONGEST_SIDE
            && (long) width * height < Integer.MAX_VALUE - 8;
    if (!valid) {
      issues.error(
          "bad_header",
          "an image cannot have "
              + Integer.toUnsignedString(width)
              + " x "
              + Integer.toUnsignedString(height)
              + " pixels",
          at.inField("shape"));
    }
    return valid;
  }

  private boolean hasDepthOf(int colour) {
    return depth == 1 || depth == 2 || depth == 4 || depth == 8 || (depth == 16 && colour == GREY);
  }

  /** The bytes of a row without its filter. */
  int rowBytes() {
    return (int) (((long) width * depth + 7) / 8);
  }
}
