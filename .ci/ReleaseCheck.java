import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Checks that a Maven repository, which holds one release and nothing else, has what Maven Central asks for, and that
 * what its artifacts bring along may be passed on. Prints what would be published; exits with 1 if something is wrong.
 */
final class ReleaseCheck {
    private static final List<String> ASKED_OF_POMS =
            List.of("name", "description", "url", "licenses/license", "developers/developer", "scm/url");
    private static final List<String> ASKED_BESIDE_JARS = List.of("-sources.jar", "-javadoc.jar");
    private static final List<String> BILLS_OF_MATERIALS = List.of("-cyclonedx.json", "-cyclonedx.xml");
    private static final Set<String> LICENCES =
            Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "MIT", "MPL-2.0");
    private static final Map<String, String> CHECKSUMS = Map.of(".md5", "MD5", ".sha1", "SHA-1");

    private final List<String> problems = new ArrayList<>();
    private final Path repository;

    private ReleaseCheck(Path repository) {
        this.repository = repository;
    }

    public static void main(String[] args) throws Exception {
        System.exit(new ReleaseCheck(Path.of(args[0])).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(repository)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> CHECKSUMS.keySet().stream().noneMatch(file.toString()::endsWith))
                    .filter(file -> !file.getFileName().toString().startsWith("maven-metadata"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (!name.endsWith(".asc")) {
                checkChecksums(file);
            }
            if (name.endsWith(".pom")) {
                checkArtifact(file);
            } else if (name.endsWith(".jar")) {
                checkJar(file);
            } else if (name.endsWith("-cyclonedx.xml")) {
                checkLicences(file);
            }
            System.out.printf("%,12d  %s%n", Files.size(file), repository.relativize(file));
        }
        if (files.isEmpty()) {
            problems.add(repository + " must hold a release");
        }
        problems.forEach(problem -> System.err.println("NOT FIT FOR RELEASE: " + problem));
        return problems.isEmpty();
    }

    private void checkChecksums(Path file) throws IOException, GeneralSecurityException {
        for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
            Path beside = file.resolveSibling(file.getFileName() + checksum.getKey());
            byte[] digest = MessageDigest.getInstance(checksum.getValue()).digest(Files.readAllBytes(file));
            String expected = String.format("%0" + 2 * digest.length + "x", new BigInteger(1, digest));
            if (!Files.exists(beside) || !Files.readString(beside).strip().equals(expected)) {
                problems.add(beside.getFileName() + " must hold " + expected);
            }
        }
    }

    private void checkArtifact(Path pom) throws Exception {
        Element project = read(pom).getDocumentElement();
        for (String path : ASKED_OF_POMS) {
            boolean own = path.equals("name") || path.equals("description");
            if (!has(project, path) && (own || !parentHas(pom, project, path))) {
                problems.add(pom.getFileName() + " must have " + path + ", itself or from its parent");
            }
        }
        if (Files.readString(pom).contains("-SNAPSHOT")) {
            problems.add(pom.getFileName() + " must not name a snapshot");
        }
        String stem = pom.toString().substring(0, pom.toString().length() - ".pom".length());
        boolean jar = !has(project, "packaging") || !text(project, "packaging").equals("pom");
        Stream<String> asked = jar
                ? Stream.of(List.of(".jar"), ASKED_BESIDE_JARS, BILLS_OF_MATERIALS).flatMap(List::stream)
                : BILLS_OF_MATERIALS.stream();
        asked.filter(end -> !Files.exists(Path.of(stem + end)))
                .forEach(end -> problems.add(pom.getFileName() + " must have a *" + end + " beside it"));
    }

    private boolean parentHas(Path pom, Element project, String path) throws Exception {
        NodeList parents = project.getElementsByTagName("parent");
        if (parents.getLength() == 0) {
            return false;
        }
        String parent = text((Element) parents.item(0), "artifactId");
        String version = text((Element) parents.item(0), "version");
        Path file = pom.getParent().getParent().resolveSibling(
                Path.of(parent, version, parent + "-" + version + ".pom"));
        return Files.exists(file) && has(read(file).getDocumentElement(), path);
    }

    private void checkJar(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            boolean documentation = file.toString().endsWith("-javadoc.jar") || file.toString().endsWith("-sources.jar");
            if (!documentation && jar.getEntry("META-INF/LICENSE") == null) {
                problems.add(file.getFileName() + " must have META-INF/LICENSE in it");
            }
            if (jar.size() < 3) {
                problems.add(file.getFileName() + " must not be empty");
            }
        }
    }

    private void checkLicences(Path billOfMaterials) throws Exception {
        for (Element component : elements(read(billOfMaterials).getElementsByTagName("component"))) {
            List<String> licences = Stream.of("id", "expression", "name")
                    .flatMap(tag -> elements(component.getElementsByTagName(tag)).stream())
                    .filter(element -> element.getParentNode().getNodeName().startsWith("license"))
                    .map(Node::getTextContent)
                    .toList();
            if (licences.isEmpty() || !LICENCES.containsAll(licences)) {
                problems.add(billOfMaterials.getFileName() + ": licences of " + text(component, "name") + " ("
                        + String.join(", ", licences) + ") must be known and some of " + LICENCES.stream().sorted()
                        .collect(Collectors.joining(", ")));
            }
        }
    }

    private static Document read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(file + " must be XML", e);
        }
    }

    private static boolean has(Element element, String path) {
        Element at = element;
        for (String name : path.split("/")) {
            Element next = child(at, name);
            if (next == null) {
                return false;
            }
            at = next;
        }
        return !at.getTextContent().isBlank();
    }

    private static String text(Element element, String name) {
        return child(element, name).getTextContent().strip();
    }

    private static Element child(Element element, String name) {
        return elements(element.getChildNodes()).stream()
                .filter(child -> child.getNodeName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }
}
