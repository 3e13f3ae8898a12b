def bundle = new File(basedir, 'target/kismet/map')

assert !new File(bundle, 'lib').exists()
assert !new File(bundle, 'kismet_map').exists()
assert new File(bundle, 'httpd/index.html').file
assert new File(bundle, 'sbom.cdx.json').file
def manifest = new File(bundle, 'manifest.conf').text
assert !manifest.contains('httpexternal')
assert manifest.endsWith('\njs=kismet_plugin_map,plugin/map/js/kismet_plugin_map.js\n')

def entries = ['tar', '-tzf', "$basedir/target/map-1.0-bundle.tar.gz"].execute().text.readLines()
assert entries.contains('map/httpd/js/kismet_plugin_map.js')
assert entries.every { it.startsWith('map/') }
assert new File(bundle, 'install.sh').canExecute()
assert new File(bundle, 'uninstall.sh').canExecute()
