package dev.errand.runtime.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.errand.LogLine;
import java.util.Date;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class ExtRecordsTest {
  private static LogLine line(FormatStyle style, String message, Object... parameters) {
    ExtLogRecord record = new ExtLogRecord(Level.WARN, message, style, "some.Logger");
    record.setLoggerName("com.acme");
    record.setParameters(parameters);
    return RecordParts.of(record).get();
  }

  @Test
  void printfRecord_isFormattedByPrintf() {
    LogLine line = line(FormatStyle.PRINTF, "%s has %d at {0}", "x", 7);
    assertEquals("x has 7 at {0}", line.message());
    assertEquals("WARN", line.level());
    assertEquals("com.acme", line.logger());
  }

  @Test
  void unformattedRecord_keepsItsText() {
    assertEquals("100% of {0}", line(FormatStyle.NO_FORMAT, "100% of {0}", "x").message());
  }

  @Test
  void messageFormatRecord_isFormattedByMessageFormat() {
    assertEquals("x then y", line(FormatStyle.MESSAGE_FORMAT, "{0} then {1}", "x", "y").message());
  }

  @Test
  void wrappedPlainRecord_isFormattedAsAPlainOne() {
    LogRecord plain = new LogRecord(Level.INFO, "{0} is plain");
    plain.setParameters(new Object[] {"x"});
    assertEquals("x is plain", RecordParts.of(ExtLogRecord.wrap(plain)).get().message());
  }

  @SuppressWarnings("JavaUtilDate") // the point is that it changes
  @Test
  void parametersThatChange_areTakenAsTheyWere() {
    StringBuilder changing = new StringBuilder("then");
    ExtLogRecord record = new ExtLogRecord(Level.INFO, "%s %tY", FormatStyle.PRINTF, "some.Logger");
    Date date = new Date(0);
    record.setParameters(new Object[] {changing, date});
    RecordParts parts = RecordParts.of(record);
    changing.append(" and now");
    date.setTime(Long.MAX_VALUE / 4);
    assertEquals("then 1970", parts.get().message());
  }

  @Test
  void plainRecord_isNoneOfTheirs() {
    assertNull(ExtRecords.copy(new LogRecord(Level.INFO, "plain")));
    assertNull(ExtRecords.message(new LogRecord(Level.INFO, "plain")));
  }
}
