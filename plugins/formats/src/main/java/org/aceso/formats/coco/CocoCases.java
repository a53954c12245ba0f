package org.aceso.formats.coco;

import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The boxes of one file, by image. */
record CocoCases<T>(String file, CaseList cases, BoxCollector boxes, BoxesReader<T> reader)
    implements Cases<T> {

  @Override
  public boolean has(int index) {
    return !boxes.boxes(index).isEmpty() && !boxes.isFlawed(index);
  }

  @Override
  public T read(int index, Issues issues) {
    return reader.read(cases.get(index), boxes.boxes(index), issues);
  }

  @Override
  public Location locate(int index) {
    return boxes.boxes(index).isEmpty()
        ? Location.file(file).inCase(cases.get(index).id())
        : boxes.boxes(index).get(0).location();
  }
}
