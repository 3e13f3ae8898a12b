package io.github.kismetexternal;

import io.github.kismetexternal.wire.EagerPipe;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * The two pipes that Kismet passed. They are used as channels, for the sake of the end: closing one ends a read or a
 * write that waits, as closing a stream does not, and while a thread waits inside one the JVM takes 300 ms more to
 * exit. Only what other threads than the writer's write goes as to a stream, since an interrupt would close a channel;
 * a Kismet that lives and does not read costs the exit those 300 ms then.
 */
final class KismetPipes implements Closeable {
    private final FileInputStream in;
    private final FileOutputStream out;
    private final int outNumber;

    private KismetPipes(FileInputStream in, FileOutputStream out, int outNumber) {
        this.in = in;
        this.out = out;
        this.outNumber = outNumber;
    }

    /**
     * Opens the pipes by the numbers of their descriptors.
     *
     * @throws IOException if there is no such pipe
     */
    static KismetPipes open(HelperArguments arguments) throws IOException {
        FileInputStream in = new FileInputStream(descriptor(arguments.inFd()));
        try {
            return new KismetPipes(in, new FileOutputStream(descriptor(arguments.outFd())), arguments.outFd());
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Both names exist on Linux; {@code /dev/fd} also elsewhere. The descriptor's number may be anything. */
    private static String descriptor(int number) {
        return "/dev/fd/" + number;
    }

    InputStream in() {
        return new Input(in);
    }

    OutputStream out() {
        return new Output(out, outNumber);
    }

    /** Ends what waits on a pipe, and closes both; can be called again. */
    @Override
    public void close() throws IOException {
        try {
            in.getChannel().close();
        } finally {
            out.getChannel().close();
        }
    }

    private static final class Input extends InputStream {
        private final FileInputStream pipe;

        Input(FileInputStream pipe) {
            this.pipe = pipe;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return pipe.getChannel().read(ByteBuffer.wrap(target, offset, length));
        }
    }

    private static final class Output extends OutputStream implements EagerPipe {
        /** What an empty pipe takes at once, on every system. */
        private static final int NEVER_WAITS = 4096;

        private static final boolean SEVERAL_PROCESSORS =
                Runtime.getRuntime().availableProcessors() > 1;

        private final FileOutputStream pipe;
        private final int number;
        private @Nullable PipeContent content;
        private boolean begun;

        Output(FileOutputStream pipe, int number) {
            this.pipe = pipe;
            this.number = number;
        }

        /** True of a pipe that is not in use yet: the first page is registered without the classes of what follows. */
        @Override
        public boolean takesAtOnce(int bytes) {
            return bytes <= NEVER_WAITS && (!begun || isEmpty());
        }

        private boolean isEmpty() {
            if (content == null) {
                content = PipeContent.of(pipe, number);
            }
            return content.isNothing();
        }

        /** On Java 25 a virtual thread that waits in a stream keeps its processor from all others of its kind. */
        @Override
        public boolean maySenderWait() {
            return SEVERAL_PROCESSORS;
        }

        @Override
        public void writeHere(byte[] source, int offset, int length) throws IOException {
            begun = true;
            pipe.write(source, offset, length);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            begun = true;
            FileChannel channel = pipe.getChannel();
            ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
