package dev.errand.tck.optional;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/** One appender that prints to whatever System.out is, at the root and at a logger apart. */
final class Log4jConfiguration {
  private Log4jConfiguration() {}

  static void apply() {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    builder.add(
        builder
            .newAppender("STDOUT", "Console")
            .addAttribute("target", ConsoleAppender.Target.SYSTEM_OUT)
            .addAttribute("follow", true)
            .add(
                builder
                    .newLayout("PatternLayout")
                    .addAttribute("pattern", "%level [%X{errand.task}] %msg%n")));
    builder.add(builder.newRootLogger(Level.DEBUG).add(builder.newAppenderRef("STDOUT")));
    builder.add(
        builder
            .newLogger("acme.apart", Level.DEBUG)
            .addAttribute("additivity", false)
            .add(builder.newAppenderRef("STDOUT")));
    Configurator.reconfigure(builder.build());
  }
}
