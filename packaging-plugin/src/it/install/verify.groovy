def log = new File(basedir, 'build.log').text

assert log.contains('Nothing is changed. Without --dry-run, this would be done to install "Notes":')
assert log.contains('Nothing is changed. Without --dry-run, this would be done to uninstall "Notes":')
assert !new File(basedir, 'usr/lib/kismet').exists()
def theirs = new File(basedir, 'other/lib/kismet/notes')
assert log.contains("$theirs is installed already, and a Kismet that sees both starts the plugin twice.")
