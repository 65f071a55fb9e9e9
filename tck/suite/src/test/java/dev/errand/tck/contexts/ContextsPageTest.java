package dev.errand.tck.contexts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of the guide has the table by which the tests go. */
class ContextsPageTest {
  private static final Map<String, String> COLUMNS = columns();

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("identity", "identity");
    columns.put("roles", "roles");
    columns.put("loader", "class loader");
    columns.put("names", "names");
    columns.put("request", "request context");
    columns.put("transaction", "transaction");
    columns.put("mdc", "MDC");
    columns.put("local", "thread locals");
    columns.put("trace", "span");
    return columns;
  }

  @Test
  void tablesOfThePage_areThatOfTheTests() throws Exception {
    String page = Files.readString(Path.of("../../docs/contexts.md"));
    for (String table : List.of(table(ContextRow::onDefault), table(ContextRow::onNamed))) {
      assertTrue(page.contains(table), "docs/contexts.md has not this table:\n" + table);
    }
  }

  @Test
  void table_hasEachContextOfARuntimeOnce_andNoneThatThePageHasNot() {
    Set<String> seen = new TreeSet<>();
    for (ContextRow row : ContextRow.all()) {
      assertTrue(seen.add(row.runtime() + " " + row.context()), () -> "twice: " + row);
      assertTrue(COLUMNS.containsKey(row.context()), row::toString);
    }
    assertEquals(ContextRow.all().size(), seen.size());
  }

  /** A row for each runtime of which there is something to tell. */
  private static String table(Function<ContextRow, String> word) {
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    for (ContextRow row : ContextRow.all()) {
      if (!word.apply(row).equals(ContextRow.NONE)) {
        cells
            .computeIfAbsent(row.runtime(), runtime -> new LinkedHashMap<>())
            .put(row.context(), word.apply(row));
      }
    }
    StringBuilder table = new StringBuilder("| runtime |");
    COLUMNS.values().forEach(column -> table.append(' ').append(column).append(" |"));
    table.append("\n|---|").append("---|".repeat(COLUMNS.size())).append('\n');
    cells.forEach(
        (runtime, words) ->
            table.append(
                COLUMNS.keySet().stream()
                    .map(context -> words.getOrDefault(context, "–"))
                    .collect(Collectors.joining(" | ", "| " + runtime + " | ", " |\n"))));
    return table.toString();
  }
}
