package _package_;

import io.github.kismetexternal.KismetPlugin;

/** Watches for devices. */
public final class WatchPlugin {
    private WatchPlugin() {}

    public static void main(String[] args) {
        KismetPlugin.named("_dirname_")
                .onStart(kismet -> kismet.message("_pluginName_ watches."))
                .run(args);
    }
}
