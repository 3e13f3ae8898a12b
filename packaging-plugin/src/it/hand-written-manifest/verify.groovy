def log = new File(basedir, 'build.log').text
def bundle = new File(basedir, 'target/kismet/notes')
def written = new File(basedir, 'src/main/kismet/manifest.conf')

assert new File(bundle, 'manifest.conf').bytes == written.bytes
assert new File(bundle, 'my_notes').canExecute()
assert !new File(bundle, 'kismet_notes').exists()
assert log.contains("helper (kismet_notes) must be what the manifest ($written) says, which has my_notes in"
        + ' httpexternal; remove <helper> from pom.xml')
