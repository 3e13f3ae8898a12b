def listing = ['tar', '--numeric-owner', '-tvzf', "$basedir/target/notes-1.0-bundle.tar.gz"].execute().text.readLines()

assert listing.any { it.startsWith('-rwxr-xr-x 0/0 ') && it.endsWith(' notes/kismet_notes') }
assert listing.every { it =~ / 0\/0 / && it =~ / notes\// }
assert new File(basedir, 'target/notes-1.0-bundle.zip').file
