/*
 * Checks the answers, and makes the plugin of the layers in .archetype: until then no answer but the artifactId has
 * reached a file's name or content. What is refused leaves nothing behind.
 */
import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path
import java.util.function.Predicate
import javax.lang.model.SourceVersion

class Refused extends Exception {
    Refused(String text) {
        super(text)
    }

    @Override
    Throwable fillInStackTrace() {
        this
    }
}

class Answers {
    static final Map<String, List<String>> LAYERS = [
            full      : ['common', 'java', 'web', 'full'],
            'web-only': ['common', 'web', 'web-only'],
            headless  : ['common', 'java', 'headless']]

    /** The programs that a launcher kismet_<dirname> would replace, as kismet:bundle refuses them. */
    private static final Set<String> PROGRAMS_OF_KISMET = ['kismet_server', 'kismet_discovery'] as Set
    /** What addresses of Kismet's own begin with. */
    private static final Set<String> ADDRESSES_OF_KISMET = [
            'alerts', 'antennas', 'auth', 'channels', 'css', 'datasource', 'debug', 'devices', 'eventbus', 'filters',
            'gps', 'images', 'js', 'logging', 'messagebus', 'packetchain', 'pcap', 'phy', 'plugin', 'plugins', 'poi',
            'radiation', 'session', 'streams', 'system'] as Set
    private static final Set<String> NOT_AT_HOME = ['java', 'javax', 'sun', 'jdk'] as Set
    private static final int LONGEST_NAME = 60

    /** What archetype-metadata.xml says in the place of a dirname: a default that depends on answers would be asked. */
    private static final String DERIVED = 'from-artifactId'

    private final Map<String, String> values

    Answers(Map<String, String> values) {
        this.values = values.dirname == DERIVED
                ? values + [dirname: values.artifactId.toLowerCase(Locale.ROOT).replaceAll(/[^a-z0-9]+/, '_')]
                : values
    }

    String get(String name) {
        values[name] ?: ''
    }

    void check() {
        require('groupId', 'be words of letters, digits, _ and - with dots between them', 'org.example') {
            it ==~ /[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*/
        }
        require('artifactId', 'begin with a letter and hold letters, digits, - and _ only', 'device-watch') {
            it ==~ /[A-Za-z][A-Za-z0-9_-]*/
        }
        require('artifactId', 'not be kismet, which is the name of Kismet itself', 'device-watch') {
            !it.equalsIgnoreCase('kismet')
        }
        require('version', 'begin with a digit and hold letters, digits and any of ._- only', '1.0-SNAPSHOT') {
            it ==~ /[0-9][A-Za-z0-9._-]*/
        }
        checkPackage()
        require('pluginName', "be 1 to ${LONGEST_NAME} letters, digits, spaces and any of .,:()+_-, and begin with a"
                + ' letter or digit: it stands in XML, JavaScript and Kismet\'s manifest', 'Device watch') {
            it.length() <= LONGEST_NAME && it ==~ /[\p{L}\p{N}]([\p{L}\p{M}\p{N} .,:()+_-]*[\p{L}\p{M}\p{N}.)+])?/
        }
        checkDirname()
        require('variant', "be one of ${LAYERS.keySet().join(', ')}", 'full') { LAYERS.containsKey(it) }
    }

    private void checkPackage() {
        require('package', 'be a Java package of lower-case words with dots between them', 'org.example.devicewatch') {
            it ==~ /[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*/
        }
        require('package', 'have no word that Java has reserved', 'org.example.devicewatch') {
            SourceVersion.isName(it)
        }
        require('package', "not begin with ${NOT_AT_HOME.join(', ')}, which belong to Java itself",
                'org.example.devicewatch') { !(it.tokenize('.')[0] in NOT_AT_HOME) }
    }

    private void checkDirname() {
        require('dirname', 'be a lower-case letter followed by lower-case letters, digits and _: it is part of'
                + ' addresses, file names and the name of the browser\'s module; unless given it follows from the'
                + ' artifactId', 'device_watch') {
            it ==~ /[a-z][a-z0-9_]*/
        }
        require('dirname', 'not be kismet, which is the name of Kismet itself', 'device_watch') { it != 'kismet' }
        require('dirname', 'not be what addresses of Kismet\'s own begin with: the plugin\'s are at /<dirname>/',
                'device_watch') { !(it in ADDRESSES_OF_KISMET) }
        require('dirname', "not make the launcher kismet_${get('dirname')}, a program that comes with Kismet",
                'device_watch') {
            !(('kismet_' + it) in PROGRAMS_OF_KISMET) && !it.startsWith('cap_')
        }
    }

    private void require(String name, String rule, String example, Predicate<String> holds) {
        String value = get(name)
        if (!holds.test(value)) {
            throw new Refused("${name} (${printable(value)}) must ${rule}. Nothing was made; run the command again with"
                    + " another one, such as -D${name}=${example.contains(' ') ? "\"${example}\"" : example}")
        }
    }

    private static String printable(String value) {
        String oneLine = value.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/, '?')
        oneLine.length() <= 100 ? oneLine : oneLine.substring(0, 100) + '...'
    }
}

class Project {
    private final Path root
    private final Path staged
    private final Path pom
    private final List<Path> made = []

    Project(Path root) {
        this.root = root
        staged = root.resolve('.archetype')
        pom = root.resolve('pom.xml')
    }

    /** A pom.xml that was there before is left alone by Maven, and is not ours. */
    private boolean pomIsOurs() {
        Files.exists(pom) && Files.readString(pom).contains('<artifactId>_artifactId_</artifactId>')
    }

    void assemble(Answers answers) {
        if (!pomIsOurs()) {
            throw new Refused(there(pom))
        }
        Map<Path, Path> moves = [:]
        Answers.LAYERS[answers.get('variant')].each { layer ->
            Path from = staged.resolve(layer)
            filesIn(from).each { file -> moves[file] = root.resolve(named(from.relativize(file).toString(), answers)) }
        }
        moves.values().each { target ->
            if (Files.exists(target)) {
                throw new Refused(there(target))
            }
        }
        moves.each { file, target ->
            Files.createDirectories(target.parent)
            made << target
            write(target, answers, Files.readString(file))
        }
        write(pom, answers, Files.readString(pom))
        delete(staged)
    }

    void undo() {
        made.reverse().each { file ->
            Files.deleteIfExists(file)
            for (Path up = file.parent; up != root && up.toFile().list()?.length == 0; up = up.parent) {
                Files.delete(up)
            }
        }
        delete(staged)
        if (pomIsOurs()) {
            Files.delete(pom)
        }
        if (root.toFile().list()?.length == 0) {
            Files.delete(root)
        }
        Path parentPom = root.resolveSibling('pom.xml')
        if (Files.exists(parentPom)) {
            String text = Files.readString(parentPom)
            String without = text.replace("<module>${root.fileName}</module>", '')
            if (without != text) {
                Files.writeString(parentPom, without)
            }
        }
    }

    private static String there(Path file) {
        "The file ${file} must not be there already. Nothing was made; move it, or run the command somewhere else"
    }

    private static String named(String path, Answers answers) {
        filled(path.replace('_package_', answers.get('package').replace('.', '/')), answers)
    }

    private static void write(Path file, Answers answers, String text) {
        Files.write(file, filled(text, answers).getBytes(StandardCharsets.UTF_8))
    }

    private static String filled(String text, Answers answers) {
        text.replaceAll(/_(groupId|artifactId|version|package|dirname|pluginName)_/) { all, name -> answers.get(name) }
    }

    private static List<Path> filesIn(Path directory) {
        Files.walk(directory).withCloseable { files -> files.filter { Files.isRegularFile(it) }.sorted().toList() }
    }

    private static void delete(Path directory) {
        directory.toFile().deleteDir()
    }
}

Answers answers = new Answers(
        (request.properties as Map) + [groupId: request.groupId, artifactId: request.artifactId,
                version: request.version, package: request.package])
Project project = new Project(Path.of(request.outputDirectory, request.artifactId))
try {
    answers.check()
    project.assemble(answers)
} catch (Throwable problem) {
    project.undo()
    throw problem
}
