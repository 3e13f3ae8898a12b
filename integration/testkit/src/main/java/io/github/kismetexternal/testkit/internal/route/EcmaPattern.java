package io.github.kismetexternal.testkit.internal.route;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Turns an expression of ECMAScript, as Kismet's library (libstdc++) reads it, into one of Java with the same meaning,
 * and refuses what that library refuses. For one thread.
 */
final class EcmaPattern {
    /** All that may follow a backslash, if it is a letter. */
    private static final String ESCAPED_LETTERS = "bBdDsSwWfnrtvcxu";

    private final String expression;
    private final StringBuilder java = new StringBuilder();
    private int at;
    private int groups;
    /** Whether there is something before that can be repeated. */
    private boolean repeatable;

    private EcmaPattern(String expression) {
        this.expression = expression;
    }

    /**
     * Compiles an expression.
     *
     * @throws PatternSyntaxException if it is none
     */
    static Pattern compile(String expression) {
        return Pattern.compile(new EcmaPattern(expression).toJava());
    }

    private String toJava() {
        while (at < expression.length()) {
            char c = expression.charAt(at);
            switch (c) {
                case '[' -> characterClass();
                case '\\' -> escape();
                case '(' -> group();
                case '|', '^' -> structural(c);
                case '*', '+', '?' -> quantifier();
                default -> {
                    java.append(c);
                    at++;
                    repeatable = true;
                }
            }
        }
        return java.toString();
    }

    private void structural(char c) {
        java.append(c);
        at++;
        repeatable = false;
    }

    private void group() {
        if (at + 1 < expression.length() && expression.charAt(at + 1) == '?') {
            if (at + 2 >= expression.length() || ":=!".indexOf(expression.charAt(at + 2)) < 0) {
                throw refused("a group must begin with (, (?:, (?= or (?!");
            }
            java.append(expression, at, at + 3);
            at += 3;
        } else {
            java.append('(');
            at++;
            groups++;
        }
        repeatable = false;
    }

    /** A quantifier may follow another: what was repeated is repeated. Java would take that for something else. */
    private void quantifier() {
        if (!repeatable) {
            throw refused("there must be something to repeat");
        }
        char first = expression.charAt(at);
        boolean lazy = false;
        boolean many = first != '?';
        boolean none = first != '+';
        at++;
        if (at < expression.length() && expression.charAt(at) == '?') {
            lazy = true;
            at++;
        }
        while (at < expression.length() && "*+?".indexOf(expression.charAt(at)) >= 0) {
            many |= expression.charAt(at) != '?';
            none |= expression.charAt(at) != '+';
            at++;
        }
        java.append(many ? none ? '*' : '+' : '?').append(lazy ? "?" : "");
    }

    private void escape() {
        if (at + 1 >= expression.length()) {
            throw refused("an expression must not end in a backslash");
        }
        char c = expression.charAt(at + 1);
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        if (letter && ESCAPED_LETTERS.indexOf(c) < 0) {
            throw refused("a backslash must not stand before the letter " + c);
        }
        if (c >= '1' && c <= '9' && c - '0' > groups) {
            throw refused("a backreference must be to a group before it");
        }
        java.append(expression, at, at + 2);
        at += 2;
        repeatable = true;
    }

    /** In Java a bracket, or two ampersands, within a class have a meaning of their own. */
    private void characterClass() {
        int end = at + 1;
        boolean negated = end < expression.length() && expression.charAt(end) == '^';
        if (negated) {
            end++;
        }
        int start = end;
        StringBuilder members = new StringBuilder();
        while (end < expression.length() && expression.charAt(end) != ']') {
            char c = expression.charAt(end);
            if (c == '\\' && end + 1 < expression.length()) {
                char escaped = expression.charAt(end + 1);
                boolean ofMany = "dDsSwW".indexOf(escaped) >= 0;
                if (ofMany && end + 3 < expression.length() && expression.charAt(end + 2) == '-'
                        && expression.charAt(end + 3) != ']') {
                    throw refused("a range must be from one character to another");
                }
                members.append(c).append(escaped);
                end += 2;
            } else {
                members.append(c == '[' || c == '&' ? "\\" : "").append(c);
                end++;
            }
        }
        if (end >= expression.length()) {
            throw refused("a class must end in ]");
        }
        if (end == start) {
            java.append(negated ? "[\\s\\S]" : "(?!)");
        } else {
            java.append(negated ? "[^" : "[").append(members).append(']');
        }
        at = end + 1;
        repeatable = true;
    }

    private PatternSyntaxException refused(String rule) {
        return new PatternSyntaxException(rule, expression, at);
    }
}
