// What a new plugin begins with.
def starter = new File(basedir, '../../../../webui-template/src/main/starter/httpd/js')
def pages = new File(basedir, 'src/main/httpd/js')
pages.mkdirs()
starter.eachFile { new File(pages, it.name).text = it.text }
