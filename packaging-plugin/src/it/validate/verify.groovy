def log = new File(basedir, 'build.log').text
def hostile = log.substring(log.indexOf('[INFO] ', log.indexOf('map-1.0-bundle.tar.gz has 0 errors')))

assert log.contains("The Kismet plugin ${new File(basedir, 'target/kismet/map')} has 0 errors and 0 warnings.")
assert log =~ /The Kismet plugin \S*map-1\.0-bundle\.tar\.gz has 0 errors and 0 warnings\./
assert hostile =~ /The Kismet plugin \S*hostile\.tar\.gz has \d+ errors/
assert hostile.contains('climbed.txt')
assert hostile.contains('httpd/out [link-leaves-bundle]')
assert hostile.contains('kismet.bundle is missing: outside of a project it must name')

basedir.parentFile.eachFileRecurse { assert !(it.name in ['climbed.txt', 'followed.txt']) : it }
