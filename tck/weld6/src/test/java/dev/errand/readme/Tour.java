package dev.errand.readme;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.errand.OutputLine;
import dev.errand.Task;
import dev.errand.TaskPriority;
import dev.errand.TaskQuery;
import dev.errand.TaskStatus;
import dev.errand.TaskSupervisor;
import dev.errand.shell.ShellCommand;
import dev.errand.shell.ShellResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** What README shows, as it is run. */
@ApplicationScoped
public class Tour {
  @Inject Invoices invoices;
  @Inject TaskSupervisor supervisor;
  @Inject ShellCommand shell;

  Task<Integer> call() throws TimeoutException {
    // tour: a call
    Task<Integer> task = invoices.send(List.of("Ada", "Grace", "Barbara")); // returns at once

    task.status(); // QUEUED, RUNNING …
    task.info().progress(); // 2/3, "Grace"
    int sent = task.join(ofSeconds(30)); // 3, after a retry

    task.output().stdout(); // what all attempts have printed
    task.output().attempt(1).exception(); // why the first one failed
    for (OutputLine line : task.output().transcript()) {
      line.at(); // out, err and log in the order of time
    }
    // end
    return sent == 3 ? task : null;
  }

  List<String> request() throws TimeoutException {
    // tour: a request
    Task<String> report =
        supervisor
            .task("report")
            .priority(TaskPriority.HIGH)
            .captureOutput()
            .retry(5, IllegalStateException.class)
            .onEnd((result, failure) -> System.out.println("report: " + result))
            .submit(() -> "42 pages");
    Task<String> summary = supervisor.submit(() -> "1 page");

    List<String> both = supervisor.awaitAll(List.of(report, summary), ofMinutes(1));
    // end
    return both;
  }

  int command() {
    // tour: a supervisor
    supervisor.tasks(TaskQuery.all().name("report").status(TaskStatus.FAILED));
    supervisor.info().queued(); // by priority
    int told = supervisor.cancelAll(TaskQuery.all().name("Invoices.send"), "no paper");
    // end
    return told;
  }

  ShellResult program() {
    // tour: programs
    ShellResult listing = shell.shell("ls / | sort").run(); // through the shell
    Task<ShellResult> java =
        shell
            .command("java", "-version") // no shell, nothing is interpreted
            .timeout(ofSeconds(20)) // then the whole tree is ended
            .expectExit(0)
            .runAsync();

    java.join().stderr(); // openjdk version "17…
    // end
    return listing.exitCode() == 0 ? java.join() : listing;
  }
}
