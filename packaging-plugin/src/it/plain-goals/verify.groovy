def bundle = new File(basedir, 'target/kismet/notes')

assert new File(basedir, 'target/device-notes-1.0.jar').file
assert new File(bundle, 'notes_helper').canExecute()
assert new File(bundle, 'lib/device-notes-1.0.jar').file
assert new File(bundle, 'manifest.conf').readLines().takeRight(2) ==
        ['httpexternal=notes_helper', 'ui2=notes,plugin/notes/js/notes.js']
assert new File(basedir, 'target/device-notes-1.0-bundle.tar.gz').file
assert new File(basedir, 'target/device-notes-1.0-bundle.zip').file
