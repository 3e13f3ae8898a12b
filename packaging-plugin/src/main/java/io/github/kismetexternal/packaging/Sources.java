package io.github.kismetexternal.packaging;

import io.github.kismetexternal.packaging.run.SourceWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

/**
 * The files that plugins are built from, as far as poms tell before a build. Immutable.
 *
 * @param roots files and directories, which need not exist
 * @param outputs directories that builds write
 */
record Sources(List<Path> roots, List<Path> outputs) {

    /** Returns those of projects: their poms, sources and resources, and all of {@code src/main}. */
    static Sources of(List<MavenProject> projects) {
        List<Path> roots = new ArrayList<>();
        List<Path> outputs = new ArrayList<>();
        for (MavenProject project : projects) {
            Path base = project.getBasedir().toPath();
            outputs.add(base.resolve(project.getBuild().getDirectory()));
            roots.add(project.getFile().toPath());
            roots.add(base.resolve("src").resolve("main"));
            for (String root : project.getCompileSourceRoots()) {
                roots.add(base.resolve(root));
            }
            for (Resource resource : project.getResources()) {
                roots.add(base.resolve(resource.getDirectory()));
            }
        }
        return new Sources(List.copyOf(roots), List.copyOf(outputs));
    }

    /**
     * Begins to watch them.
     *
     * @throws IOException if a directory cannot be read
     */
    SourceWatch watch() throws IOException {
        return new SourceWatch(roots, outputs);
    }
}
