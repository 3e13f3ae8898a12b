def platform = 'linux-' + System.getProperty('os.arch').replace('amd64', 'x86_64')
def archive = new File(basedir, "target/notes-1.0-bundle-${platform}.tar.gz")
def listing = ['tar', '-tvzf', archive.path].execute().text.readLines()

assert listing.every { it[0] in ['-', 'd'] } : 'neither links nor anything else but files and directories'
assert listing.any { it.startsWith('-rwxr-xr-x') && it.endsWith(' notes/runtime/bin/java') }
assert new File(basedir, "target/notes-1.0-bundle-${platform}.zip").file

// As on a machine that has nothing but the archive.
def elsewhere = new File(basedir, 'elsewhere')
elsewhere.mkdirs()
assert ['tar', '-C', elsewhere.path, '-xzf', archive.path].execute().waitFor() == 0
def run = ['env', '-i', "$elsewhere/notes/kismet_notes"].execute()
def said = new StringBuffer()
run.consumeProcessOutput(said, said)
run.waitForOrKill(20000)
assert run.exitValue() == 64 : said
assert said.contains("Java of $elsewhere/notes/runtime\n")

def log = new File(basedir, 'build.log').text
assert log =~ /Java \S+ for $platform comes with the plugin, with the modules java\.base, jdk\.crypto\.ec and/
