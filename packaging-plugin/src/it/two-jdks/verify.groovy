import java.nio.file.Files

def log = new File(basedir, 'build.log').text
def mismatch = { String first, String second ->
    Files.mismatch(new File(basedir, "target/$first").toPath(), new File(basedir, "target/$second").toPath())
}

assert mismatch('notes-first.jar', 'notes-second.jar') == -1 : 'the jars are not the same to begin with'
for (type in ['tar.gz', 'zip']) {
    assert mismatch("notes-first-bundle.$type", "notes-second-bundle.$type") == -1
}
def used = (log =~ /Java version: (\S+),/).collect { it[1] }
assert used.size() == 2 && used[0] != used[1] : "two JDKs, but it was $used"
