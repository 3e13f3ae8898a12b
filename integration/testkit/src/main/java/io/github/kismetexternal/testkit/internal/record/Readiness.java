package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.testkit.internal.route.Endpoint;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Tells whether a helper has said what it had said in the recording. Not thread-safe.
 *
 * <p>What the pace of the recording demands can be let go once it did not come; what sense demands cannot: Kismet sends
 * no request without a route, no event without a subscription, and no token unasked.
 */
final class Readiness {
    private static final Endpoint NONE = (call, reply) -> {};

    private final Conversation now;
    private final List<Long> recordedAnswers;
    private final List<Route> routes = new ArrayList<>();
    private int registrationsSeen;
    private int answersSettled;
    private int registrationsLetGo;
    private int subscriptionsLetGo;

    Readiness(Conversation recorded, Conversation now) {
        this.now = now;
        this.recordedAnswers = recorded.closed();
    }

    /** Returns whether a frame can be sent as it was recorded. */
    boolean isFor(Condition condition) {
        return makesSense(condition) && keepsPace(condition);
    }

    /** Returns whether a frame can be sent at all. */
    boolean makesSense(Condition condition) {
        return lacking(condition).isEmpty();
    }

    /** Returns what keeps a frame from being sent, for people; empty if nothing does. */
    String lacking(Condition condition) {
        if (condition.command() instanceof HttpRequest request && !hasRoute(request)) {
            return "the helper has not registered a URI for it";
        } else if (condition.command() instanceof EventNotice
                && now.sayings(Conversation.Kind.SUBSCRIPTION).isEmpty()) {
            return "the helper has not subscribed to any event";
        } else if (now.sayings(Conversation.Kind.TOKEN_REQUEST).size() < condition.tokenRequests()) {
            return "the helper has not asked for it";
        }
        return "";
    }

    private boolean hasRoute(HttpRequest request) {
        List<RegisterUri> registrations = now.registrations();
        for (; registrationsSeen < registrations.size(); registrationsSeen++) {
            RegisterUri registration = registrations.get(registrationsSeen);
            try {
                routes.add(Route.ofHelper(registration.uri(), registration.method(), NONE));
            } catch (PatternSyntaxException e) {
                // Kismet itself would abort over it; here it is a route that fits nothing.
            }
        }
        return routes.stream().anyMatch(route -> route.methods().contains(request.method())
                && route.path().matcher(request.uri()).matches());
    }

    private boolean keepsPace(Condition condition) {
        return registrations() >= condition.registrations() - registrationsLetGo
                && subscriptions() >= condition.subscriptions() - subscriptionsLetGo
                && areAnswered(condition.answers());
    }

    private int registrations() {
        return now.sayings(Conversation.Kind.REGISTRATION).size();
    }

    private int subscriptions() {
        return now.sayings(Conversation.Kind.SUBSCRIPTION).size();
    }

    private boolean areAnswered(int count) {
        while (answersSettled < count && now.hasClosed(recordedAnswers.get(answersSettled))) {
            answersSettled++;
        }
        return answersSettled >= count;
    }

    /** Demands no more what did not come in time. */
    void letGo(Condition condition) {
        registrationsLetGo = Math.max(registrationsLetGo, condition.registrations() - registrations());
        subscriptionsLetGo = Math.max(subscriptionsLetGo, condition.subscriptions() - subscriptions());
        answersSettled = Math.max(answersSettled, condition.answers());
    }
}
