package dev.errand.runtime.output;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is printed to a stream, in pieces cut anywhere, into UTF-8. It holds back the first
 * half of what may be continued. Belongs to one thread.
 */
final class TextEncoder {
  private static final char NOTHING = 0; // no first half of anything

  private final @Nullable CharsetDecoder decoder; // null if bytes pass as they are
  private char half = NOTHING; // a high surrogate that waits for its low one
  private byte[] begun = {}; // of a character whose other bytes are to come

  /**
   * Makes an encoder.
   *
   * @param charset what raw bytes are in
   */
  TextEncoder(Charset charset) {
    this.decoder =
        charset.equals(UTF_8) || charset.equals(US_ASCII)
            ? null
            : charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /**
   * Encodes text.
   *
   * @param more whether the other half of a last high surrogate may come
   */
  byte[] encode(String text, boolean more) {
    String whole = half == NOTHING ? text : half + text;
    half = NOTHING;
    int last = whole.length() - 1;
    if (more && last >= 0 && Character.isHighSurrogate(whole.charAt(last))) {
      half = whole.charAt(last);
      whole = whole.substring(0, last);
    }
    return whole.getBytes(UTF_8);
  }

  /** Encodes raw bytes; not to be called if they pass as they are, see {@link #passes}. */
  byte[] encode(byte[] bytes, int offset, int length) {
    if (decoder == null) {
      return join(finish(), bytes, offset, length);
    }
    ByteBuffer in = ByteBuffer.wrap(join(begun, bytes, offset, length));
    CharBuffer chars = CharBuffer.allocate(1 + (int) (in.remaining() * decoder.maxCharsPerByte()));
    CoderResult result = decoder.decode(in, chars, false);
    if (result.isOverflow()) {
      throw new IllegalStateException("More characters than " + decoder.charset() + " may have.");
    }
    begun = Arrays.copyOfRange(in.array(), in.position(), in.limit());
    return encode(chars.flip().toString(), true);
  }

  /** Tells whether raw bytes need no encoding now. */
  boolean passes() {
    return decoder == null && half == NOTHING;
  }

  /** Gives what was held back, for there will be no more of it; a lone half becomes '?'. */
  byte[] finish() {
    String left = begun.length > 0 ? "\uFFFD" : "";
    begun = new byte[0];
    return encode(left, false);
  }

  private static byte[] join(byte[] first, byte[] second, int offset, int length) {
    byte[] both = new byte[first.length + length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, offset, both, first.length, length);
    return both;
  }
}
