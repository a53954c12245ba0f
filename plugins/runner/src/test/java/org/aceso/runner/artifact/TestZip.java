package org.aceso.runner.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes zips byte by byte, as right or as wrong as a test wants them. */
final class TestZip {
  private final List<Item> items = new ArrayList<>();

  /** One entry; every field can be made to lie after it was added. */
  static final class Item {
    byte[] name;
    byte[] localName;
    byte[] data;
    int method = 8;
    int flags;
    long crc;
    long size;
    long localSize;
    int mode;

    /** Points the directory at the local header of another entry. */
    Item sharing;

    private int offset;
  }

  Item add(String name, String content) {
    return add(name.getBytes(StandardCharsets.UTF_8), content.getBytes(StandardCharsets.UTF_8));
  }

  Item add(byte[] name, byte[] content) {
    Item item = new Item();
    item.name = name;
    item.localName = name;
    item.data = deflated(content);
    CRC32 crc = new CRC32();
    crc.update(content);
    item.crc = crc.getValue();
    item.size = content.length;
    item.localSize = content.length;
    items.add(item);
    return item;
  }

  Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Item item : items) {
      if (item.sharing == null) {
        item.offset = out.size();
        ByteBuffer header = buffer(30).putInt(0x04034b50).putShort((short) 20);
        common(header, item, item.localSize).putShort((short) 0);
        out.writeBytes(patched(header, 26, item.localName.length));
        out.writeBytes(item.localName);
        out.writeBytes(item.data);
      } else {
        item.offset = item.sharing.offset;
      }
    }
    int directory = out.size();
    items.forEach(item -> central(out, item));
    int length = out.size() - directory;
    out.writeBytes(
        buffer(22)
            .putInt(0x06054b50)
            .putInt(0)
            .putShort((short) items.size())
            .putShort((short) items.size())
            .putInt(length)
            .putInt(directory)
            .array());
    return out.toByteArray();
  }

  private static void central(ByteArrayOutputStream out, Item item) {
    ByteBuffer header = buffer(46).putInt(0x02014b50).putShort((short) (3 << 8 | 20));
    header.putShort((short) 20);
    common(header, item, item.size).putShort((short) 0);
    header.putInt(38, item.mode << 16).putInt(42, item.offset);
    out.writeBytes(patched(header, 28, item.name.length));
    out.writeBytes(item.name);
  }

  /** Flags to length of the extra field, which both headers have alike. */
  private static ByteBuffer common(ByteBuffer header, Item item, long size) {
    return header
        .putShort((short) item.flags)
        .putShort((short) item.method)
        .putInt(0)
        .putInt((int) item.crc)
        .putInt(item.data.length)
        .putInt((int) size)
        .putShort((short) 0);
  }

  private static byte[] patched(ByteBuffer header, int at, int nameLength) {
    byte[] bytes = new byte[header.capacity()];
    header.putShort(at, (short) nameLength).rewind().get(bytes);
    return bytes;
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 13];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }
}
