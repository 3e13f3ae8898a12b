package io.github.kismetexternal;

/**
 * Loads what a start will need on a thread beside it, while the author's {@code main} still builds the plugin: loading
 * classes from jars is most of the time until the first page is registered. Classes are not initialized here, so that
 * nothing runs in another order than without this.
 *
 * <p>What runs until then has classes in the place of lambdas: these take longer, and cannot be loaded here.
 */
final class StartClasses implements Runnable {
    static final String PACKAGE = "io.github.kismetexternal.";

    /** In the order in which a start needs them. One that is missing here is loaded when its turn comes. */
    static final String[] NAMES = {
        "http.Router", "feed.FeedHub", "http.Handler", "http.Request", "http.Response", "http.Route",
        "http.AsyncHandler", "http.Route$Completed", "http.UriPattern", "http.PageSession", "feed.FeedName",
        "feed.FeedHub$One", "feed.FeedHub$Several", "feed.Feed$Place", "event.EventHandler", "event.Subscriber",
        "event.DropOldestQueue", "event.Subscriber$Queue", "KismetPlugin$StartHandler", "Kismet", "HelperProcess",
        "HelperProcess$Start", "UsageException", "command.ConnectionClosedException", "ParentProcess",
        "HelperArguments", "ServerDetection", "ServerDetection$Decision", "wire.Generation", "wire.Codec",
        "wire.ProtocolException", "wire.ServerProfile", "KismetPipes", "KismetPipes$Output", "KismetPipes$Input",
        "Session", "Session$WriteFailure", "Once", "wire.FrameWriter", "wire.FrameWriter$Writing", "wire.FrameQueues",
        "wire.FrameBuffer", "wire.V3Codec", "command.RegisterUri", "wire.V3Encoder", "command.FrameTooLargeException",
        "wire.V3Type", "command.UnknownCommand", "command.Pong", "wire.MsgpackWriter", "SessionParts",
        "wire.FrameReader", "spool.Spool", "http.AnswerCounter", "http.RequestDispatcher", "http.ResponseWriter",
        "AuthTokens", "RestAccess", "EventSources", "MessageBus", "KeepAlive", "Vitals", "PipeContent",
        "command.RegisterEvents", "DataDirectory"
    };

    private StartClasses() {}

    /** Begins, and does not wait. */
    static void load() {
        try {
            Thread thread = new Thread(new StartClasses(), "kismet-classes");
            thread.setDaemon(true);
            thread.start();
        } catch (OutOfMemoryError e) {
            // Without a thread the start takes longer.
        }
    }

    @Override
    public void run() {
        try {
            // With the first lambda the JDK loads some hundred classes of its own, and every author has lambdas.
            Loading first = StartClasses::loadNamed;
            first.run();
        } catch (ClassNotFoundException | LinkageError | OutOfMemoryError e) {
            // Whoever needs the class says so.
        }
    }

    private interface Loading {
        void run() throws ClassNotFoundException;
    }

    private static void loadNamed() throws ClassNotFoundException {
        ClassLoader loader = StartClasses.class.getClassLoader();
        for (String name : NAMES) {
            Class.forName(PACKAGE + name, false, loader);
        }
    }
}
