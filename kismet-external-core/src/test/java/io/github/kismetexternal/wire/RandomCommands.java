package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.command.Shutdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes any command at all, the same ones for the same seed. Not thread-safe. */
final class RandomCommands {
    private static final int[] SIZES = {0, 1, 3, 31, 32, 127, 128, 255, 256, 2000};
    private static final String CHARACTERS = "aZ09 /:&=%\"\\\0\n\u007Fé☕\uD83D\uDE00\uFFFD";

    private final Random random;

    RandomCommands(long seed) {
        random = new Random(seed);
    }

    List<Command> sequence() {
        List<Command> commands = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            commands.add(next());
        }
        return commands;
    }

    private Command next() {
        return switch (random.nextInt(12)) {
            case 0 -> new Ping();
            case 1 -> new Pong(1 + random.nextInt(Integer.MAX_VALUE));
            // A final NUL is what v3 adds itself, for Kismet's sake.
            case 2 -> new Shutdown(text() + ".");
            case 3 -> new Message(Severity.values()[random.nextInt(Severity.values().length)], text());
            case 4 -> new RegisterUri(text(), text());
            case 5 -> new HttpRequest(uint32(), text(), text(), map());
            case 6 -> new HttpResponse(
                    uint32(), map(), random.nextBoolean() ? status() : null, bytes(), random.nextBoolean());
            case 7 -> new AuthRequest();
            case 8 -> new AuthReply(text());
            case 9 -> new RegisterEvents(texts());
            case 10 -> new EventNotice(bytes());
            default -> new PublishEvent(text(), text());
        };
    }

    private long uint32() {
        return random.nextBoolean() ? random.nextInt(3) : Integer.toUnsignedLong(random.nextInt());
    }

    private int status() {
        return 100 + random.nextInt(500);
    }

    private Bytes bytes() {
        byte[] bytes = new byte[size()];
        random.nextBytes(bytes);
        int from = random.nextInt(bytes.length + 1);
        return Bytes.of(bytes).slice(from, bytes.length);
    }

    private String text() {
        int[] points = CHARACTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int left = size(); left > 0; left--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            texts.add(text());
        }
        return texts;
    }

    private Map<String, String> map() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            map.put(text(), text());
        }
        return map;
    }

    private int size() {
        return SIZES[random.nextInt(SIZES.length)];
    }
}
