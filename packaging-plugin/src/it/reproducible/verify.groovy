import java.nio.file.Files

def elsewhere = new File(basedir, 'elsewhere/and deeper')

for (type in ['tar.gz', 'zip']) {
    def name = "target/notes-1.0-bundle.$type"
    assert Files.mismatch(new File(basedir, name).toPath(), new File(elsewhere, name).toPath()) == -1
}
