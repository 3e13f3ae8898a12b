import java.nio.file.Files
import java.util.zip.GZIPOutputStream

// Below "map/": a manifest, a file that climbs out, and a link that does, with a file behind it.
def header = { name, type, target, size ->
    def block = new byte[512]
    def put = { int at, String text -> System.arraycopy(text.bytes, 0, block, at, text.length()) }
    put(0, name)
    put(100, '0000644\0' + '0000000\0' * 2 + String.format('%011o', size) + '\0' + '00000000000\0' + ' ' * 8 + type + target)
    put(257, 'ustar\0' + '00')
    put(148, String.format('%06o', block.collect { it & 0xff }.sum()) + '\0 ')
    return block
}
new GZIPOutputStream(new FileOutputStream(new File(basedir, 'outside/hostile.tar.gz'))).withStream { out ->
    def file = { name, text ->
        out.write(header(name, '0', '', text.length()))
        out.write(Arrays.copyOf(text.bytes, 512))
    }
    file('map/manifest.conf', 'name=Map\ndescription=A map.\nauthor=Mallory\nversion=1.0\n')
    file('map/httpd/index.html', '<!DOCTYPE html><title>Map</title>')
    file('map/../../climbed.txt', 'x')
    out.write(header('map/httpd/out', '2', '../../../..', 0))
    file('map/httpd/out/followed.txt', 'x')
    out.write(new byte[1024])
}
return true
