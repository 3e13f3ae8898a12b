def log = new File(basedir, 'build.log').text

assert log.contains('name is missing: the name under which Kismet lists the plugin; add <name>')
assert log.contains('description is missing: one sentence on what it does; add <description>')
assert !log.contains('author is missing')
assert log =~ /Failed to execute goal \S+:manifest/
assert !new File(basedir, 'target/classes/com').exists() : 'found before anything is compiled'
assert !new File(basedir, 'target/kismet').exists()
