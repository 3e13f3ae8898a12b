package io.github.kismetexternal.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The page about the Maven plugin's goals, made from the plugin's descriptor. */
final class GoalsPage {
    private static final String HEAD = """
            # Goals and parameters

            Of `io.github.kismetexternal:kismet-maven-plugin`. Parameters stand in the plugin's `<configuration>`; those
            with a property can also be given on the command line, such as `-Dkismet.port=8080`. What has no default is
            left out unless it is marked as needed.

            <!-- MACRO{toc|fromDepth=2|toDepth=2} -->

            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    private GoalsPage() {}

    static String of(Path descriptor) throws IOException {
        Element plugin = read(descriptor);
        GoalsPage goals = new GoalsPage();
        for (Element mojo : children(plugin, "mojos", "mojo")) {
            goals.goal(mojo);
        }
        return goals.page.toString();
    }

    private void goal(Element mojo) {
        String goal = text(mojo, "goal");
        page.append("<a id=\"").append(goal).append("\"></a>\n\n## kismet:").append(goal).append("\n\n");
        page.append(escaped(text(mojo, "description")).replace("\n", "\n\n")).append("\n\n");
        String phase = text(mojo, "phase");
        if (!phase.isEmpty()) {
            page.append("Runs in the phase `").append(phase).append("`, unless bound to another.\n\n");
        }
        List<Element> parameters = children(mojo, "parameters", "parameter").stream()
                .filter(parameter -> !text(parameter, "editable").equals("false"))
                .toList();
        if (!parameters.isEmpty()) {
            parameters(mojo, parameters);
        }
    }

    private void parameters(Element mojo, List<Element> parameters) {
        Element settings = children(mojo, "configuration").get(0);
        for (Element parameter : parameters) {
            String name = text(parameter, "name");
            Optional<Element> setting = children(settings, name).stream().findFirst();
            String byDefault = setting.map(element -> element.getAttribute("default-value")).orElse("");
            page.append('`').append(name).append("` <span class=\"type\">").append(type(parameter)).append("</span>");
            if (text(parameter, "required").equals("true") && byDefault.isEmpty()) {
                page.append(" <span class=\"needed\">needed</span>");
            }
            page.append("\n: ").append(escaped(text(parameter, "description"))).append('\n');
            List<String> facts = new ArrayList<>();
            setting.map(element -> element.getTextContent().strip()).filter(text -> text.startsWith("${"))
                    .ifPresent(text -> facts.add("property `" + text.substring(2, text.length() - 1) + "`"));
            if (!byDefault.isEmpty()) {
                facts.add("default `" + byDefault + "`");
            }
            if (!facts.isEmpty()) {
                page.append("  <span class=\"setting\">").append(String.join(", ", facts)).append("</span>\n");
            }
            page.append('\n');
        }
    }

    private static String type(Element parameter) {
        String type = text(parameter, "type");
        return escaped(type.substring(type.lastIndexOf('.') + 1));
    }

    /** Of a description, which is plain text: as Markdown that shows the same. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|$&])", "\\\\$1");
    }

    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }

    private static List<Element> children(Element parent, String list, String name) {
        return children(children(parent, list).get(0), name);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static Element read(Path descriptor) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(descriptor.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(descriptor + " must be a Maven plugin's descriptor; build packaging-plugin first", e);
        }
    }
}
