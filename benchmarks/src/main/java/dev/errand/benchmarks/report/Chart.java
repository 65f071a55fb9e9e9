package dev.errand.benchmarks.report;

import dev.errand.benchmarks.harness.Results;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The same as a picture: each work a line, on it ours and the others as multiples of what ours may
 * take, on a logarithmic scale. To the left of 1 is what is met.
 */
final class Chart {
  private static final int LEFT = 380;
  private static final int WIDTH = 480;
  private static final int RIGHT = 110;
  private static final int TOP = 60;
  private static final int LINE = 24;
  private static final double LEAST = 0.01;
  private static final double MOST = 100;

  private static final String STYLE =
      """
      <style>
        text { font: 12px system-ui, sans-serif; fill: #24292f }
        .back { fill: #ffffff } .grid { stroke: #d0d7de } .must { stroke: #cf222e; stroke-width: 2 }
        .goal { stroke: #1a7f37; stroke-width: 2 } .ours { fill: #0969da }
        .peer { fill: none; stroke: #6e7781; stroke-width: 1.5 } .title { font-size: 15px }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3 } .back { fill: #0d1117 } .grid { stroke: #30363d }
          .must { stroke: #ff7b72 } .goal { stroke: #3fb950 } .ours { fill: #58a6ff }
          .peer { stroke: #8b949e }
        }
      </style>
      """;

  private Chart() {}

  static String of(Results results) {
    List<Target> shown =
        Targets.ALL.stream()
            .filter(target -> target.must() > 0 && target.in(results).isPresent())
            .toList();
    int height = TOP + shown.size() * LINE + 30;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" role=\"img\">\n"
            .formatted(LEFT + WIDTH + RIGHT, height));
    svg.append("<title>What Errand costs, as multiples of what it may cost</title>\n");
    svg.append(STYLE);
    svg.append("<rect class=\"back\" width=\"100%\" height=\"100%\"/>\n");
    svg.append(text(12, 24, "title", "start", "What it costs: 1 is what it may; less is better"));
    svg.append(text(12, 44, "", "start", "● ours   ○ others   red: must   green: goal"));
    for (double at = LEAST; at <= MOST; at *= 10) {
      String scale = at < 1 ? String.format(Locale.ROOT, "%.2f", at) : "%.0f".formatted(at);
      boolean one = Math.abs(at - 1) < 1e-9;
      svg.append(vertical(x(at), TOP - 6, height - 26, one ? "must" : "grid"));
      svg.append(text(x(at), height - 10, "", "middle", scale));
    }
    for (int i = 0; i < shown.size(); i++) {
      line(svg, shown.get(i), results, TOP + i * LINE + LINE / 2);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void line(StringBuilder svg, Target target, Results results, int y) {
    svg.append(text(LEFT - 12, y + 4, "", "end", plain(target.work())));
    svg.append(vertical(x(target.goal() / target.must()), y - 8, y + 8, "goal"));
    for (String peer : target.beside()) {
      Optional<Double> value = target.in(results, peer);
      if (value.isPresent()) {
        svg.append(dot(target, value.get(), y, 4, "peer", plain(Targets.name(peer))));
      }
    }
    double ours = target.in(results).orElseThrow();
    svg.append(dot(target, ours, y, 6, "ours", "ours"));
    svg.append(text(LEFT + WIDTH + 12, y + 4, "", "start", target.kind().text(ours)));
  }

  private static String plain(String text) {
    return text.replace("`", "");
  }

  private static double x(double multiple) {
    double within = Math.min(MOST, Math.max(LEAST, multiple));
    return LEFT + WIDTH * Math.log(within / LEAST) / Math.log(MOST / LEAST);
  }

  private static String dot(
      Target target, double value, int y, int radius, String style, String who) {
    return String.format(
        Locale.ROOT,
        "<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"%d\"><title>%s: %s</title></circle>%n",
        style,
        x(value / target.must()),
        y,
        radius,
        who,
        target.kind().text(value));
  }

  private static String vertical(double x, int from, int to, String style) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>%n",
        style,
        x,
        from,
        x,
        to);
  }

  private static String text(double x, int y, String style, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text class=\"%s\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
        style,
        x,
        y,
        anchor,
        text);
  }
}
