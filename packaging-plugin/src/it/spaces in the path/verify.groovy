def bundle = new File(basedir, 'target/kismet/notes')

assert bundle.path.contains('spaces in the path')
def entries = ['tar', '-tzf', "$basedir/target/notes-1.0-bundle.tar.gz"].execute().text.readLines()
assert entries.contains('notes/httpd/index.html')

def run = [new File(bundle, 'kismet_notes').path].execute()
run.waitForOrKill(20000)
assert run.exitValue() == 64 : run.err.text
assert new File(basedir, 'build.log').text.contains("cp -r '$bundle' ~/.kismet/plugins/")
