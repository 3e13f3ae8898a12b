import java.nio.file.Files

def elsewhere = new File(basedir, 'elsewhere/and deeper')
def copy = { File file ->
    def to = new File(elsewhere, basedir.toPath().relativize(file.toPath()).toString())
    to.parentFile.mkdirs()
    Files.copy(file.toPath(), to.toPath())
}
new File(basedir, 'src').eachFileRecurse(groovy.io.FileType.FILES, copy)
copy(new File(basedir, 'pom.xml'))
return true
