import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def bundle = new File(basedir, 'target/kismet/notes')
def coreJar = "kismet-external-core-${kitVersion}.jar"

assert new File(bundle, 'manifest.conf').text == """\
name=Notes
description=Notes on devices.
author=Ada
version=1.0
httpexternal=kismet_notes
"""
assert new File(basedir, 'target/kismet-manifest/manifest.conf').bytes == new File(bundle, 'manifest.conf').bytes
assert new File(bundle, 'kismet_notes').canExecute()
assert new File(bundle, 'lib/notes-1.0.jar').file
assert new File(bundle, "lib/$coreJar").file

def sbom = new JsonSlurper().parse(new File(bundle, 'sbom.cdx.json'))
assert sbom.bomFormat == 'CycloneDX'
assert sbom.serialNumber == null
assert sbom.metadata.timestamp == null
assert sbom.metadata.component.purl.startsWith('pkg:maven/com.example/notes@1.0')
def jars = new File(bundle, 'lib').list().findAll { it != 'notes-1.0.jar' }
assert sbom.components.collect { "$it.name-${it.version}.jar" }.toSet() == jars.toSet()
sbom.components.each { component ->
    assert component.purl.startsWith("pkg:maven/$component.group/$component.name@")
    assert component.licenses
    assert component.hashes.any { it.alg == 'SHA-256' }
}

def listing = ['tar', '--numeric-owner', '-tvzf', "$basedir/target/notes-1.0-bundle.tar.gz"].execute().text.readLines()
def entries = listing.collect { it.split(/\s+/, 6) }
assert entries*.last().every { it.startsWith('notes/') }
assert entries.every { it[1] == '0/0' }
assert entries.findAll { it[0] == '-rwxr-xr-x' }*.last().contains('notes/kismet_notes')
assert entries.findAll { it.last().startsWith('notes/lib/') }*.first().toSet() == ['drwxr-xr-x', '-rw-r--r--'].toSet()
assert entries*.last().toSet().size() == entries.size()

def zip = new java.util.zip.ZipFile(new File(basedir, 'target/notes-1.0-bundle.zip'))
assert zip.entries().collect { it.name }.toSet() == entries*.last().toSet()

assert log.contains("Kismet plugin: $bundle")
assert log.contains('helper_binary_path=%h/.kismet/plugins/notes')
assert log.contains('Archive of the Kismet plugin: ' + new File(basedir, 'target/notes-1.0-bundle.tar.gz'))
