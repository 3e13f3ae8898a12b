import groovy.json.JsonSlurper

def bundle = new File(basedir, 'notes/target/kismet/notes')

assert new File(bundle, 'lib/store-1.0-SNAPSHOT.jar').file
assert new File(bundle, 'kismet_notes').text.contains('\nstore-1.0-SNAPSHOT.jar\n')
assert new JsonSlurper().parse(new File(bundle, 'sbom.cdx.json')).components*.name.contains('store')
assert new File(bundle, 'manifest.conf').text.contains('\nauthor=Ada\n')
assert !new File(basedir, 'store/target/kismet').exists()
