"""Data engine, trainers and exporters of the models PlateKit ships."""
