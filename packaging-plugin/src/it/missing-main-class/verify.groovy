def log = new File(basedir, 'build.log').text

assert log.contains('mainClass is missing')
assert log.contains('<webOnly>true</webOnly>')
