package io.github.kismetexternal.api;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What other people's code can use of compiled classes: public types and their public and protected members. */
final class PublicApi {
    private PublicApi() {}

    /**
     * Lists it, a type or a member a line, in an order that does not depend on that of the sources. Packages named
     * {@code internal} are left out.
     *
     * @param classes a directory of classes that are on the class path too
     * @throws IOException if it cannot be read
     */
    static List<String> of(Path classes) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.walk(classes)) {
            names = files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.startsWith("io/") && file.endsWith(".class"))
                    .filter(file -> !file.contains("/internal/") && !file.endsWith("package-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            addTo(lines, load(name));
        }
        return lines;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicApi.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " must be on the class path of the tests", e);
        }
    }

    private static void addTo(List<String> lines, Class<?> type) {
        if (!isSeen(type)) {
            return;
        }
        // Only later JDKs than 17 write "sealed".
        lines.add(shortened(type.toGenericString().replaceAll("(non-)?sealed ", "")) + parents(type));
        Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Stream::of)
                .filter(PublicApi::isSeen)
                .map(member -> "    " + shortened(text(member).replace(type.getName() + ".", "")))
                .sorted()
                .forEach(lines::add);
    }

    private static boolean isSeen(Class<?> type) {
        for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
            if (!isSeen(outer.getModifiers()) || outer.isAnonymousClass() || outer.isLocalClass()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSeen(Member member) {
        return isSeen(member.getModifiers()) && !member.isSynthetic();
    }

    private static boolean isSeen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String parents(Class<?> type) {
        String parents = Stream.concat(Stream.of(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces()))
                .filter(Objects::nonNull)
                .map(Type::getTypeName)
                .filter(name -> !name.equals("java.lang.Object") && !name.equals("java.lang.Record"))
                .map(PublicApi::shortened)
                .collect(Collectors.joining(", "));
        return parents.isEmpty() ? "" : " : " + parents;
    }

    private static String text(AnnotatedElement member) {
        if (member instanceof Method method && method.getDefaultValue() != null) {
            return method.toGenericString() + " default";
        }
        return member instanceof Field field ? field.toGenericString() : ((Executable) member).toGenericString();
    }

    private static String shortened(String text) {
        return text.replace("java.lang.", "");
    }
}
