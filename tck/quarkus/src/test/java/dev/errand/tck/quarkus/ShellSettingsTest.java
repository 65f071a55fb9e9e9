package dev.errand.tck.quarkus;

import dev.errand.tck.ShellSettingsTck;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ShellSettingsTest extends ShellSettingsTck {}
