package org.aceso.runner.host;

import java.util.concurrent.Callable;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.host.PluginException.Reason;

/** Runs code of a jar that describes itself, and says in one line what went wrong. */
final class PluginCode {
  private PluginCode() {}

  static <T> T run(String pluginId, Callable<T> code) {
    try {
      return code.call();
    } catch (PluginException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw new EvaluatorException(Fault.RESOURCES, "plugin " + pluginId + " ran out of memory", e);
    } catch (Throwable e) {
      throw missingClass(e) == null
          ? new PluginException(
              Reason.BROKEN, "plugin " + pluginId + " cannot describe itself: " + e, e)
          : new PluginException(
              Reason.MISSING_CLASS,
              "plugin " + pluginId + " needs a class that it does not bring: " + missingClass(e),
              e);
    }
  }

  private static String missingClass(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
        return String.valueOf(cause.getMessage()).replace('/', '.');
      }
    }
    return null;
  }
}
