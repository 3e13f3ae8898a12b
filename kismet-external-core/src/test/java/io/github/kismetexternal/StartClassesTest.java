package io.github.kismetexternal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class StartClassesTest {
    @Test
    void names_classes_that_there_are_each_once() {
        assertThat(StartClasses.NAMES).doesNotHaveDuplicates().allSatisfy(name -> assertThatCode(
                        () -> Class.forName(StartClasses.PACKAGE + name, false, getClass().getClassLoader()))
                .doesNotThrowAnyException());
    }
}
