package dev.errand.runtime.output;

import dev.errand.StreamKind;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for {@code System.out} or {@code System.err}. What a captured thread prints goes into
 * its task's output, and then, unless that says otherwise, where it always went; what other threads
 * print goes there straight.
 *
 * <p>Every method of {@link PrintStream} is overridden: a {@code println} is one append, which
 * nothing can tear, and far cheaper than an encoding stream below it. A newer JDK's {@code
 * charset()} is the original's by itself, because the original is what this one is built on.
 */
final class RoutingPrintStream extends ByteRouter {
  RoutingPrintStream(PrintStream original, StreamKind kind) {
    super(original, kind);
  }

  /** Captures text as one piece, made once: making it may run the application's code. */
  private void emit(Binding task, String text, boolean line) {
    task.write(kind, text, line);
    if (task.echoes(kind)) {
      task.echo(line ? () -> original.println(text) : () -> original.print(text));
    }
  }

  @Override
  public void print(boolean value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.print(value);
    } else {
      emit(task, String.valueOf(value), false);
    }
  }

  @Override
  public void print(char value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.print(value);
    } else {
      emit(task, String.valueOf(value), false);
    }
  }

  @Override
  public void print(int value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.print(value);
    } else {
      emit(task, String.valueOf(value), false);
    }
  }

  @Override
  public void print(long value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.print(value);
    } else {
      emit(task, String.valueOf(value), false);
    }
  }

  @Override
  public void print(float value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.print(value);
    } else {
      emit(task, String.valueOf(value), false);
    }
  }

  @Override
  public void print(double value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.print(value);
    } else {
      emit(task, String.valueOf(value), false);
    }
  }

  @Override
  public void print(char[] value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.print(value);
    } else {
      emit(task, String.valueOf(value), false);
    }
  }

  @Override
  public void print(@Nullable String value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.print(value);
    } else {
      emit(task, String.valueOf(value), false);
    }
  }

  @Override
  public void print(@Nullable Object value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.print(value);
    } else {
      emit(task, String.valueOf(value), false);
    }
  }

  @Override
  public void println(boolean value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.println(value);
    } else {
      emit(task, String.valueOf(value), true);
    }
  }

  @Override
  public void println(char value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.println(value);
    } else {
      emit(task, String.valueOf(value), true);
    }
  }

  @Override
  public void println(int value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.println(value);
    } else {
      emit(task, String.valueOf(value), true);
    }
  }

  @Override
  public void println(long value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.println(value);
    } else {
      emit(task, String.valueOf(value), true);
    }
  }

  @Override
  public void println(float value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.println(value);
    } else {
      emit(task, String.valueOf(value), true);
    }
  }

  @Override
  public void println(double value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.println(value);
    } else {
      emit(task, String.valueOf(value), true);
    }
  }

  @Override
  public void println(char[] value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.println(value);
    } else {
      emit(task, String.valueOf(value), true);
    }
  }

  @Override
  public void println(@Nullable String value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.println(value);
    } else {
      emit(task, String.valueOf(value), true);
    }
  }

  @Override
  public void println(@Nullable Object value) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.println(value);
    } else {
      emit(task, String.valueOf(value), true);
    }
  }

  @Override
  public void println() {
    Binding task = Binding.capturing();
    if (task == null) {
      original.println();
    } else {
      emit(task, "", true);
    }
  }

  @Override
  public PrintStream printf(String format, @Nullable Object... arguments) {
    return format(format, arguments);
  }

  @Override
  public PrintStream printf(@Nullable Locale locale, String format, @Nullable Object... arguments) {
    return format(locale, format, arguments);
  }

  @Override
  public PrintStream format(String format, @Nullable Object... arguments) {
    return format(Locale.getDefault(Locale.Category.FORMAT), format, arguments);
  }

  @Override
  public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
    Binding task = Binding.capturing();
    if (task == null) {
      original.format(locale, format, arguments);
    } else {
      emit(task, String.format(locale, format, arguments), false);
    }
    return this;
  }

  @Override
  public PrintStream append(@Nullable CharSequence text) {
    print(String.valueOf(text));
    return this;
  }

  @Override
  public PrintStream append(@Nullable CharSequence text, int start, int end) {
    print(String.valueOf(text == null ? "null" : text).substring(start, end));
    return this;
  }

  @Override
  public PrintStream append(char c) {
    print(c);
    return this;
  }
}
