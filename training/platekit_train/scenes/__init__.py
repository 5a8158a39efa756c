"""Pictures with plates and their masks, made for training the segmenter.

`samples` is the door: (seed, index) in, a training window out. Everything else is a part of it.
Conventions of the whole package: pictures are H x W x 3 uint8 RGB; a quad is a 4 x 2 float array,
clockwise on screen from the plate's own top-left corner; x runs right, y down, pixel centres sit
at whole numbers, so a picture of width w spans x from -0.5 to w - 0.5.
"""
