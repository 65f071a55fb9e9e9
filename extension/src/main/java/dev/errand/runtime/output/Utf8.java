package dev.errand.runtime.output;

/** Where a limit may cut without tearing a character. */
final class Utf8 {
  private static final int LONGEST = 4;

  private Utf8() {}

  static boolean continues(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /**
   * Gives how many of the first {@code room} bytes to keep, so that the last character is whole.
   * Bytes that are no UTF-8 are cut anywhere.
   */
  static int cut(byte[] bytes, int offset, int room) {
    if (!continues(bytes[offset + room])) {
      return room;
    }
    for (int back = 1; back < LONGEST && back <= room; back++) {
      byte b = bytes[offset + room - back];
      if (!continues(b)) {
        return lengthFrom(b) > back ? room - back : room;
      }
    }
    return room;
  }

  private static int lengthFrom(byte first) {
    if ((first & 0xE0) == 0xC0) {
      return 2;
    }
    if ((first & 0xF0) == 0xE0) {
      return 3;
    }
    return (first & 0xF8) == 0xF0 ? LONGEST : 1;
  }
}
