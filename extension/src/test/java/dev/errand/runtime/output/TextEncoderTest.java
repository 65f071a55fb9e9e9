package dev.errand.runtime.output;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class TextEncoderTest {
  private static String text(byte[] utf8) {
    return new String(utf8, UTF_8);
  }

  @Test
  void surrogatePairInTwoPieces_isOneCharacter() {
    TextEncoder encoder = new TextEncoder(UTF_8);
    assertEquals("a", text(encoder.encode("a\uD83D", true)));
    assertFalse(encoder.passes());
    assertEquals("\uD83D\uDE00b", text(encoder.encode("\uDE00b", true)));
    assertTrue(encoder.passes());
  }

  @Test
  void loneHalf_becomesAQuestionMark() {
    TextEncoder encoder = new TextEncoder(UTF_8);
    assertEquals("?", text(encoder.encode("\uD83D", false)));
    encoder.encode("\uD83D", true);
    assertEquals("?x", text(encoder.encode("x", true)));
    encoder.encode("\uD83D", true);
    assertEquals("?y", text(encoder.encode("y".getBytes(UTF_8), 0, 1)));
    encoder.encode("\uD83D", true);
    assertEquals("?", text(encoder.finish()));
    assertEquals("", text(encoder.finish()));
  }

  @Test
  void bytesInAnotherCharset_areDecodedAlsoWhenSplit() {
    TextEncoder latin = new TextEncoder(Charset.forName("ISO-8859-1"));
    assertFalse(latin.passes());
    assertEquals("ü", text(latin.encode(new byte[] {(byte) 0xFC}, 0, 1)));

    TextEncoder wide = new TextEncoder(UTF_16BE);
    byte[] smile = "\uD83D\uDE00!".getBytes(UTF_16BE);
    StringBuilder decoded = new StringBuilder();
    for (int i = 0; i < smile.length; i++) {
      decoded.append(text(wide.encode(smile, i, 1)));
    }
    assertEquals("\uD83D\uDE00!", decoded.toString());
    wide.encode(smile, 0, 1);
    assertEquals("\uFFFD", text(wide.finish()));
  }
}
